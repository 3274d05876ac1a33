import EventLog
import Testing

@testable import ProfileHistoryStore

/// Views through the use cases, and a store that keeps none.
@Suite struct ViewTests {
    @Test func `a store on disk lists its views, rebuilds and verifies them`() throws {
        let folder = try TemporaryFolder()
        let path = "\(folder.path)/s"
        try HistoryStore.create(at: path)
        let store = try HistoryStore(opening: path)
        #expect(try store.views().map(\.view) == [.history, .index])
        for view in StoredView.allCases {
            #expect(try store.rebuild(view) == 1)
            #expect(try store.verify(view).isEqual)
        }
        #expect(try store.views().map(\.generation) == [1, 1])
    }

    @Test func `a store opened to read only lists and does not rebuild`() throws {
        let folder = try TemporaryFolder()
        let path = "\(folder.path)/s"
        try HistoryStore.create(at: path)
        let store = try HistoryStore(opening: path, access: .readOnly)
        #expect(try store.views().map(\.generation) == [0, 0])
        #expect(throws: StoreError(.unavailable, "")) { try store.rebuild(.history) }
        #expect(throws: StoreError(.unavailable, "")) { try store.verify(.index) }
    }

    @Test func `a store in memory keeps no views`() throws {
        let log = InMemoryEventStore()
        let store = HistoryStore(log: log, key: StoreKey(secret: [UInt8](0..<32)), clock: .system)
        #expect(try store.views().isEmpty)
        #expect(throws: StoreError(.badInput, "")) { try store.rebuild(.history) }
        #expect(throws: StoreError(.badInput, "")) { try store.verify(.history) }
    }
}
