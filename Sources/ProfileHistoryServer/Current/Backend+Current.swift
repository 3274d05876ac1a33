internal import EventLog
internal import EventModel
internal import HTTPTypes
internal import Metrics
internal import ProfileHistoryStore

/// What is told of a person now, and the moment that was asked about.
struct Current: Sendable {
    let answer: CurrentAnswer
    /// Where the log was when the answer was found to hold, or before it was worked out.
    let standing: LogStanding
    let now: Instant
    /// The profile itself, where it was worked out just now.
    let profile: ProfileAnswer?
}

extension Backend {
    /// What is told of a person now, to the caller's role, where it is kept and nothing was
    /// committed since it was last found to hold; no transaction is begun for it.
    func unchanged(of subject: SubjectID, _ call: Call) throws -> Current? {
        // The moment first: what is committed after it is not in question.
        let now = store.now()
        guard let commit = try store.log.lastCommit(),
            let entry = kept.entry(Self.key(subject, call)), entry.standing.commit == commit,
            entry.answer.period.contains(now)
        else { return nil }
        return Current(answer: entry.answer, standing: entry.standing, now: now, profile: nil)
    }

    /// What is told of a person now, to the caller's role: what is kept where it holds, and worked
    /// out where not.
    func current(of subject: SubjectID, at standing: LogStanding, _ call: Call) throws -> Current {
        let key = Self.key(subject, call)
        let epoch = kept.epoch
        let now = store.now()
        if let answer = kept.entry(key)?.answer, answer.holds(at: now, standing) {
            kept.confirm(answer, key, at: standing)
            metrics.answersFromMemory.increment()
            return Current(answer: answer, standing: standing, now: now, profile: nil)
        }
        let found = try store.currentProfile(of: subject, roles: call.storeRoles)
        metrics.answersFromHistory.increment()
        let answer = CurrentAnswer(found, at: standing.revision)
        kept.keep(answer, key, at: standing, since: epoch)
        return Current(
            answer: answer,
            standing: standing,
            now: answer.period.lowerBound,
            profile: found.answer
        )
    }

    private static func key(_ subject: SubjectID, _ call: Call) -> KeptAnswers.Key {
        guard let role = call.role else { preconditionFailure("nobody asks without a role") }
        return KeptAnswers.Key(subject: subject, role: role)
    }

    /// What is told now of whom a call is about.
    func current(_ visit: Visit, _ call: Call) throws -> Current {
        try visit.current ?? current(of: visit.subject, at: visit.standing, call)
    }

    /// The answer to who asked for a person's profile as of now.
    func reply(_ current: Current, _ visit: Visit) -> Reply {
        var reply = Reply(.bytes(current.answer.body(at: current.now)), type: .json)
        reply.tag = current.answer.tag
        reply.logPosition = visit.standing.next
        return reply
    }
}
