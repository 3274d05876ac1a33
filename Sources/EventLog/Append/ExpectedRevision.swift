public import EventModel

/// What the writer of an append believes a stream's last revision to be.
public enum ExpectedRevision: Hashable, Sendable {
    /// Whatever it is.
    case any
    /// The stream has no events yet.
    case none
    /// The stream's last event has this revision.
    case exactly(Revision)
}

/// A stream, named as the writer knows it.
public enum StreamName: Hashable, Sendable {
    /// By the store's own number.
    case subject(SubjectID)
    /// By a person's alias; a person who is not known yet has an empty stream.
    case person(Alias)
}

/// A condition on one stream, written to by the append or not.
public struct Expectation: Hashable, Sendable {
    /// The stream.
    public var stream: StreamName
    /// What its last revision must be before the append.
    public var revision: ExpectedRevision

    /// States a condition on a stream.
    public init(_ stream: StreamName, _ revision: ExpectedRevision) {
        self.stream = stream
        self.revision = revision
    }
}
