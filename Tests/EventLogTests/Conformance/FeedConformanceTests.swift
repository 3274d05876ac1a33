import EventLog
import EventModel
import Testing

/// The live feed, in both stores.
@Suite struct FeedConformanceTests {
    @Test(arguments: StoreKind.allCases)
    func `a feed gives what is stored and then what lands, in order`(kind: StoreKind) async throws {
        let test = try kind.make()
        let store = test.store
        _ = try await store.append((0..<600).map { AppendRequest([try .fact("e-\($0)")]) })
        let reader = Task {
            var seen: [Event] = []
            for try await event in store.feed(from: Position(rawValue: 100)) {
                seen.append(event)
                if seen.count == 510 { break }
            }
            return seen
        }
        for index in 600..<610 {
            _ = try await store.append([AppendRequest([try .fact("e-\(index)")])])
        }
        let seen = try await reader.value
        #expect(seen.map(\.position.rawValue) == Array(100..<610))
        #expect(seen == (try store.events(from: Position(rawValue: 100), limit: .max)))
    }

    @Test(arguments: StoreKind.allCases)
    func `a feed from beyond the end waits for its position`(kind: StoreKind) async throws {
        let test = try kind.make()
        let store = test.store
        let reader = Task {
            var iterator = store.feed(from: Position(rawValue: 2)).makeAsyncIterator()
            return try await iterator.next()?.key.id
        }
        for index in 0..<3 {
            _ = try await store.append([AppendRequest([try .fact("e-\(index)")])])
        }
        #expect(try await reader.value == "e-2")
    }

    @Test(arguments: StoreKind.allCases)
    func `cancelling the task ends the feed`(kind: StoreKind) async throws {
        let test = try kind.make()
        let store = test.store
        let reader = Task {
            var count = 0
            for try await _ in store.feed(from: .first) { count += 1 }
            return count
        }
        _ = try await store.append([AppendRequest([try .fact("1")])])
        reader.cancel()
        #expect(try await reader.value <= 1)
    }
}
