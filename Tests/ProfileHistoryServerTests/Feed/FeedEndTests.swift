import EventModel
import NIOCore
import ProfileHistoryStore
import Testing

@testable import ProfileHistoryServer

/// When an event stream ends.
@Suite struct FeedEndTests {
    @Test func `a stream ends when the key that verified its token counts no more`() async throws {
        let world = try await ServerWorld()
        _ = try await world.backend.store.append(lines: [FeedSimulationTests.line(0)])
        let feed = try #require(Operations.feed(world.backend).first)
        let reply = try await feed.run(.trial(key: [1, 2, 3]))
        guard case .pieces(let pieces) = reply.content else {
            Issue.record("a stream was asked for")
            return
        }
        var told: [String] = []
        for try await piece in pieces { told.append(String(buffer: piece)) }
        #expect(told == ["retry: 2000\n\n"])
    }
}
