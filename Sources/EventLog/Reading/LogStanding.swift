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

    /// Says how far a log has come.
    public init(next: Position, revision: Revision?, registryRevision: Revision?) {
        self.next = next
        self.revision = revision
        self.registryRevision = registryRevision
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
}
