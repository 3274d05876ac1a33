import EventLog
import EventModel
import ProfileHistoryStore
import Testing

@testable import ProfileHistoryServer

/// Pages of the feed.
@Suite struct FeedPagesTests {
    @Test func `pages of any size put together are the log`() async throws {
        let world = try await ServerWorld()
        let store = world.backend.store
        _ = try await store.append(lines: (0..<40).map { FeedSimulationTests.line($0) })
        let all = try store.log.events(from: .first, limit: 10_000).map(\.position)
        let pages = FeedPages(store: store, filter: try FeedFilter(FeedSimulationTests.call()))
        for limit in [1, 2, 7, 39, 40, 41, 1_000] {
            var (start, found) = (Position.first, [Position]())
            while true {
                let piece = try pages.piece(from: start, limit: limit)
                #expect(piece.events.count <= limit)
                found += piece.events.map(\.position)
                if piece.next == start { break }
                start = piece.next
            }
            #expect(found == all)
            #expect(start == (try store.log.nextPosition()))
        }
    }

    @Test func `a filter leaves out others and still comes to the end`() async throws {
        let world = try await ServerWorld()
        let store = world.backend.store
        _ = try await store.append(lines: (0..<10).map { FeedSimulationTests.line($0) })
        let end = try store.log.nextPosition()
        for (query, count) in [
            ("type=submission", 0), ("type=fact", 10), ("municipality=0101", 0),
        ] {
            let filter = try FeedFilter(FeedSimulationTests.call(query))
            let piece = try FeedPages(store: store, filter: filter).piece(from: .first, limit: 100)
            #expect(piece.events.filter { $0.subject.isPerson }.count == count, "\(query)")
            #expect(piece.next == end)
        }
    }

    @Test func `whoever moves is told of to both municipalities, whenever they read`() async throws
    {
        let world = try await ServerWorld()
        let store = world.backend.store
        let homes = [("0101", 2014), ("0751", 2016), ("0461", 2018), ("0851", 2200)]
        let lines = homes.map { home, year in
            #"{"type":"fact","id":"m\#(home)","source":"s","subject":"cpr:0108629996","#
                + #""attribute":"municipality","value":"\#(home)","effective":"\#(year)-01-01","#
                + #""registered":"2019-01-01T00:00:00Z"}"#
        }
        for line in lines { _ = try await store.append(lines: [Array(line.utf8)]) }
        let told = [("0101", [0, 1]), ("0751", [1, 2]), ("0461", [0, 1, 2, 3]), ("0851", [3])]
        for (home, moves) in told {
            let filter = try FeedFilter(FeedSimulationTests.call("municipality=\(home)"))
            let piece = try FeedPages(store: store, filter: filter).piece(from: .first, limit: 100)
            let found = piece.events.filter { $0.subject.isPerson }.map(\.key.id)
            #expect(found == moves.map { "m\(homes[$0].0)" }, "\(home)")
        }
    }
}
