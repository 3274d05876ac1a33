internal import EventLog
public import EventModel
public import Projections

/// Everything stored on a person, in the order of the log, and how each event stands.
public struct HistoryAnswer: Sendable {
    /// Whose history it is.
    public let subject: SubjectID
    /// The times for which the standing is told.
    public let asOf: AsOf
    /// The events.
    public let entries: [HistoryEntry]
    /// How many CPR numbers lead to this subject.
    public let aliasCount: Int
    /// The names behind the numbers.
    public let names: ProvenanceNames

    /// The same answer with a part of the events: a page of it.
    public func with(entries: [HistoryEntry]) -> HistoryAnswer {
        HistoryAnswer(
            subject: subject,
            asOf: asOf,
            entries: entries,
            aliasCount: aliasCount,
            names: names
        )
    }
}

extension HistoryStore {
    /// Lists everything stored on a person; the registry's own history is asked for as subject 0.
    ///
    /// What is restricted is withheld from a reader who has none of the `roles` that may see it.
    public func history(
        of subject: SubjectID,
        asOf: AsOf,
        roles: Set<String> = []
    ) throws(StoreError) -> HistoryAnswer {
        let registry = try registry()
        let stream = try stream(of: subject)
        return try translating {
            HistoryAnswer(
                subject: subject,
                asOf: asOf,
                entries: try unsafe SubjectHistory(
                    of: stream.bytes.span.bytes,
                    asOf: asOf,
                    for: reader(roles)
                ).entries,
                aliasCount: try log.aliases(of: subject).count,
                names: try names(registry)
            )
        }
    }
}
