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

    /// Keeps somebody's answer, where the log is now.
    private func keep(_ number: UInt64, in kept: KeptAnswers, since epoch: Int = 0) throws {
        let standing = try world.backend.store.log.standing(of: SubjectID(rawValue: number))
        kept.keep(try answer(number), key(number), at: standing, since: epoch)
    }

    @Test func `the one that came first goes when there is no room`() throws {
        let kept = KeptAnswers(capacity: 2)
        for number in UInt64(1)...3 { try keep(number, in: kept) }
        #expect(kept.count == 2 && kept.entry(key(1)) == nil)
        try keep(2, in: kept)
        try keep(1, in: kept)
        #expect(kept.entry(key(2)) == nil && kept.entry(key(1)) != nil)
        #expect(kept.entry(key(3))?.answer.subject == SubjectID(rawValue: 3))
        #expect(kept.entry(key(3, .citizen)) == nil)
    }

    @Test func `with room for none none is kept`() throws {
        let kept = KeptAnswers(capacity: 0)
        try keep(1, in: kept)
        #expect(kept.count == 0)
    }

    @Test func `what was begun before all was forgotten is not kept`() throws {
        let kept = KeptAnswers(capacity: 2)
        let epoch = kept.epoch
        try keep(1, in: kept, since: epoch)
        kept.forgetAll()
        try keep(2, in: kept, since: epoch)
        #expect(kept.count == 0)
        try keep(2, in: kept, since: kept.epoch)
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

    @Test func `an answer is told without looking until something is committed`() async throws {
        let backend = world.backend
        let subject = SubjectID(rawValue: 1)
        let call = try Call.trial(["subject": "1"])
        func told() throws -> Current? { try backend.unchanged(of: subject, call) }
        #expect(try told() == nil)
        let first = try backend.current(backend.visit(call), call)
        #expect(try told()?.answer === first.answer)
        #expect(try told()?.standing == backend.store.log.standing(of: subject))
        // Another person's event does not change it, which is looked at once.
        _ = try await backend.store.append(lines: [FeedSimulationTests.line(4)])
        #expect(try told() == nil)
        #expect(try backend.current(backend.visit(call), call).answer === first.answer)
        #expect(try told()?.answer === first.answer)
        _ = try await backend.store.append(lines: [FeedSimulationTests.line(3)])
        #expect(try told() == nil)
        #expect(try backend.current(backend.visit(call), call).answer !== first.answer)
        // The day ends without anything being stored.
        clock.move(by: 86_400)
        #expect(try told() == nil)
    }

    @Test func `what is confirmed is what is kept`() throws {
        let kept = KeptAnswers(capacity: 2)
        let (first, second) = (try answer(1), try answer(1))
        let standing = try world.backend.store.log.standing(of: SubjectID(rawValue: 1))
        let later = LogStanding(next: .last, revision: nil, registryRevision: nil, commit: 9)
        kept.keep(first, key(1), at: standing, since: 0)
        kept.confirm(second, key(1), at: later)
        #expect(kept.entry(key(1))?.standing == standing)
        kept.confirm(first, key(1), at: later)
        #expect(kept.entry(key(1))?.standing == later)
        kept.confirm(first, key(2), at: later)
        #expect(kept.count == 1)
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
