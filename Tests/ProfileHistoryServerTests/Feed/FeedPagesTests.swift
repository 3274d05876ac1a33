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
}
