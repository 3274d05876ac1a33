public import EventModel

/// What became of one append request.
public enum AppendOutcome: Hashable, Sendable {
    /// Every event stands in the log; one placement for each, in order.
    case stored([Placement])
    /// Nothing was stored, and why.
    case refused(AppendRefusal)
}

/// Where an event stands.
public struct Placement: Hashable, Sendable {
    /// Its place in the log.
    public var position: Position
    /// Whose stream it stands in.
    public var subject: SubjectID
    /// Its place in that stream.
    public var revision: Revision
    /// When the store took it in.
    public var recorded: RecordedTime
    /// Whether it stood there already, with the same content.
    public var isDuplicate: Bool

    /// Describes where an event stands.
    public init(
        position: Position,
        subject: SubjectID,
        revision: Revision,
        recorded: RecordedTime,
        isDuplicate: Bool
    ) {
        self.position = position
        self.subject = subject
        self.revision = revision
        self.recorded = recorded
        self.isDuplicate = isDuplicate
    }
}
