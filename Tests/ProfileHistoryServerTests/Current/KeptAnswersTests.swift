import EventLog
import EventModel
import ProfileHistoryStore
import Testing

@testable import ProfileHistoryServer

/// What is kept in memory, how much of it, and when it is forgotten.
@Suite struct KeptAnswersTests {
    private let world: ServerWorld
    private let clock = TestClock()

    init() async throws {
        let clock = clock
        world = try await ServerWorld(clock: RecordingClock { clock.now })
        for number in 0..<3 {
            _ = try await world.backend.store.append(lines: [FeedSimulationTests.line(number)])
        }
    }

    private func key(_ number: UInt64, _ role: Role = .dpo) -> KeptAnswers.Key {
        KeptAnswers.Key(subject: SubjectID(rawValue: number), role: role)
    }

    private func answer(_ number: UInt64) throws -> CurrentAnswer {
        let subject = SubjectID(rawValue: number)
        let current = try world.backend.store.currentProfile(of: subject)
        let revision = try #require(try world.backend.store.log.lastRevision(of: subject))
        return CurrentAnswer(current, at: revision)
    }

    @Test func `the one that came first goes when there is no room`() throws {
        let kept = KeptAnswers(capacity: 2)
        for number in UInt64(1)...3 { kept.keep(try answer(number), key(number), since: 0) }
        #expect(kept.count == 2 && kept.answer(key(1)) == nil)
        kept.keep(try answer(2), key(2), since: 0)
        kept.keep(try answer(1), key(1), since: 0)
        #expect(kept.answer(key(2)) == nil && kept.answer(key(1)) != nil)
        #expect(kept.answer(key(3))?.subject == SubjectID(rawValue: 3))
        #expect(kept.answer(key(3, .citizen)) == nil)
    }

    @Test func `with room for none none is kept`() throws {
        let kept = KeptAnswers(capacity: 0)
        kept.keep(try answer(1), key(1), since: 0)
        #expect(kept.count == 0)
    }

    @Test func `what was begun before all was forgotten is not kept`() throws {
        let kept = KeptAnswers(capacity: 2)
        let epoch = kept.epoch
        kept.keep(try answer(1), key(1), since: epoch)
        kept.forgetAll()
        kept.keep(try answer(2), key(2), since: epoch)
        #expect(kept.count == 0)
        kept.keep(try answer(2), key(2), since: kept.epoch)
        #expect(kept.count == 1)
    }

    @Test func `an answer holds in its period and for where the log was`() throws {
        let answer = try answer(1)
        let standing = try world.backend.store.log.standing(of: SubjectID(rawValue: 1))
        let (start, end) = (answer.period.lowerBound, answer.period.upperBound)
        #expect(answer.holds(at: start, standing))
        #expect(answer.holds(at: end.adding(microseconds: -1), standing))
        #expect(!answer.holds(at: end, standing))
        #expect(!answer.holds(at: start.adding(microseconds: -1), standing))
        let revisions = [nil, Revision(rawValue: 7)]
        for other in revisions {
            let later = LogStanding(
                next: standing.next,
                revision: other,
                registryRevision: standing.registryRevision
            )
            #expect(!answer.holds(at: start, later))
        }
        let later = LogStanding(
            next: standing.next,
            revision: standing.revision,
            registryRevision: Revision(rawValue: 7)
        )
        #expect(!answer.holds(at: start, later))
    }

    @Test func `what was destroyed is forgotten, also where nobody asks`() async throws {
        let backend = world.backend
        let call = try Call.trial(["subject": "2"])
        _ = try backend.current(backend.visit(call), call)
        #expect(backend.kept.count == 1)
        let watcher = DestructionWatcher(backend.store, backend.kept, logger: backend.logger)
        let running = Task { try await watcher.run() }
        try backend.store.erase(
            SubjectReference(parsing: "subject:1"),
            ground: "asked for it",
            authority: "the office"
        )
        for _ in 0..<200 where backend.kept.count > 0 {
            try await Task.sleep(for: .milliseconds(50))
        }
        #expect(backend.kept.count == 0)
        running.cancel()
        _ = try? await running.value
    }
}
