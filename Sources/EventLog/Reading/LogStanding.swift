public import EventModel

/// How far a log has come, and two of its streams: a subject's and the registry's.
///
/// What is read after it was taken misses nothing of what it says.
public struct LogStanding: Hashable, Sendable {
    /// The place that the next event will take.
    public let next: Position
    /// The place of the subject's last event in its stream, `nil` where nothing is stored.
    public let revision: Revision?
    /// The place of the registry's last event in its stream, `nil` where nothing is stored.
    public let registryRevision: Revision?
    /// The number of the commit that it was read from, `nil` where commits are not counted.
    public let commit: UInt64?

    /// Says how far a log has come.
    public init(
        next: Position,
        revision: Revision?,
        registryRevision: Revision?,
        commit: UInt64? = nil
    ) {
        self.next = next
        self.revision = revision
        self.registryRevision = registryRevision
        self.commit = commit
    }
}

extension EventStore {
    /// How far the log has come; three look-ups.
    public func standing(of subject: SubjectID) throws(EventLogError) -> LogStanding {
        LogStanding(
            next: try nextPosition(),
            revision: try lastRevision(of: subject),
            registryRevision: try lastRevision(of: .registry)
        )
    }

    /// Nothing: commits are not counted.
    public func lastCommit() throws(EventLogError) -> UInt64? { nil }
}
