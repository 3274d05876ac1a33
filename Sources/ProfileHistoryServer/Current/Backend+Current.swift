internal import EventLog
internal import EventModel
internal import HTTPTypes
internal import Metrics
internal import ProfileHistoryStore

/// What is told of a person now, and the moment that was asked about.
struct Current: Sendable {
    let answer: CurrentAnswer
    let now: Instant
    /// The profile itself, where it was worked out just now.
    let profile: ProfileAnswer?
}

extension Backend {
    /// What is told of a person now, to the caller's role: what is kept where it holds, and worked
    /// out where not.
    func current(of subject: SubjectID, at standing: LogStanding, _ call: Call) throws -> Current {
        guard let role = call.role else { preconditionFailure("nobody asks without a role") }
        let key = KeptAnswers.Key(subject: subject, role: role)
        let epoch = kept.epoch
        let now = store.now()
        if let answer = kept.answer(key), answer.holds(at: now, standing) {
            metrics.answersFromMemory.increment()
            return Current(answer: answer, now: now, profile: nil)
        }
        let found = try store.currentProfile(of: subject, roles: call.storeRoles)
        metrics.answersFromHistory.increment()
        let answer = CurrentAnswer(found, at: standing.revision)
        kept.keep(answer, key, since: epoch)
        return Current(answer: answer, now: answer.period.lowerBound, profile: found.answer)
    }

    /// What is told now of whom a call is about.
    func current(_ visit: Visit, _ call: Call) throws -> Current {
        try visit.current ?? current(of: visit.subject, at: visit.standing, call)
    }

    /// The answer to who asked for a person's profile as of now.
    func reply(_ current: Current, _ visit: Visit) -> Reply {
        var reply = Reply(.bytes(current.answer.body(at: current.now)), type: .json)
        reply.tag = current.answer.tag
        reply.headers.append(Self.logPosition(visit))
        return reply
    }
}
