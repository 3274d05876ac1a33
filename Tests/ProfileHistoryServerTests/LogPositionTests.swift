import EventLog
import EventModel
import HTTPTypes
import JSON
import ProfileHistoryStore
import Testing

@testable import ProfileHistoryServer

/// What `Log-Position` promises: everything in front of it is in the answer.
@Suite struct LogPositionTests {
    @Test func `an event that is stored while an answer is made is not promised`() async throws {
        let world = try await ServerWorld()
        let store = world.backend.store
        let outcome = try await store.append(lines: [FeedSimulationTests.line(0)])[0]
        guard case .stored(let placement) = outcome else {
            Issue.record("the line holds")
            return
        }
        let call = try Call.trial(["subject": "\(placement.subject.rawValue)"])
        let visit = try world.backend.visit(call)
        let before = try store.log.nextPosition()
        _ = try await store.append(lines: [FeedSimulationTests.line(1)])
        #expect(try store.log.nextPosition() > before)
        let reply = try world.backend.reply(visit, call) { $0.null() }
        #expect(reply.logPosition == before)
    }
}
