internal import EventLog
public import EventModel
internal import Projections

/// A person's profile as of now, and for how long it is that.
///
/// Asked again before ``end`` it is the same but for the times asked for, as long as the person's
/// history and the registry are where they were.
public struct CurrentProfile: Sendable {
    /// The profile.
    public let answer: ProfileAnswer
    /// What the registry was at, `nil` where it was empty.
    public let registryRevision: Revision?
    /// The first moment at which it may be another although nothing is stored: a fact comes to
    /// hold, a restriction ends, a model version is in force, or the day is over, and with it a
    /// year of age.
    public let end: Instant
}

extension HistoryStore {
    /// Rebuilds a person's profile as it stands now.
    ///
    /// Costs what ``profile(of:asOf:roles:)`` costs and one pass more. Throws `.unknownSubject`
    /// where nothing is stored on the person.
    public func currentProfile(
        of subject: SubjectID,
        roles: Set<String> = []
    ) throws(StoreError) -> CurrentProfile {
        let now = now()
        let registry = try registry()
        let stream = try stream(of: subject)
        return try translating {
            let answer = try answer(
                stream,
                asOf: AsOf(now: now),
                for: Reader(roles: roles, at: EffectiveTime(now)),
                registry
            )
            let ahead = try unsafe TurningPoints(of: stream.bytes.span.bytes, after: now)
            let turns = [
                ahead.next(after: now), registry.turningPoints.next(after: now),
                Copenhagen.close(of: Copenhagen.date(at: now)).adding(microseconds: 1),
            ]
            return CurrentProfile(
                answer: answer,
                registryRevision: registry.lastRevision,
                // A clock beyond all calendars gives a day that is over.
                end: max(now, turns.compactMap(\.self).min() ?? now)
            )
        }
    }
}
