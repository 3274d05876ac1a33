import Dispatch
import EventLog
import EventModel
import HTTPTypes
import ProfileHistoryStore
import Testing

@testable import ProfileHistoryServer

/// Questions about everybody, and who does not wait for them.
@Suite struct LongQuestionTests {
    @Test(.timeLimit(.minutes(1)))
    func `as many questions about everybody as there may be hold up nobody's own`() async throws {
        let world = try await ServerWorld()
        let backend = world.backend
        let line = FeedSimulationTests.line(0)
        guard case .stored(let placement) = try await backend.store.append(lines: [line])[0] else {
            Issue.record("the line holds")
            return
        }
        let end = DispatchSemaphore(value: 0)
        let count = backend.settings.limits.longQuestions + 16
        let (refusals, refused) = AsyncStream.makeStream(of: Void.self)
        // One more than there is room for: when it is refused, all others are inside.
        let long = (0...count).map { _ in
            Task {
                do { try await backend.workers.run { end.wait() } } catch { refused.yield() }
            }
        }
        for await _ in refusals { break }
        let timeline = try #require(
            Operations.scores(backend).first { $0.id == "readScoreTimeline" }
        )
        let reply = try await timeline.run(
            .trial(
                ["subject": "\(placement.subject.rawValue)"],
                query: "from=2020-01-01&to=2020-01-02",
                allowing: timeline.query
            )
        )
        #expect(reply.status == .ok)
        for _ in long { end.signal() }
        for task in long { await task.value }
    }
}
