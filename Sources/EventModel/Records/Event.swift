/// An immutable event as it stands in the log.
public struct Event: Hashable, Sendable {
    /// Its place in the global log.
    public var position: Position
    /// Whose stream it stands in.
    public var subject: SubjectID
    /// Its place in that stream.
    public var revision: Revision
    /// When this store took it in.
    public var recorded: RecordedTime
    /// What it states.
    public var type: EventType
    /// The source's name for it.
    public var key: EventKey
    /// When the source said so.
    public var registered: RegisteredTime
    /// When it holds in the world from; `nil` where the type has no such time.
    public var effective: EffectiveTime?
    /// The earlier event that it speaks of.
    public var target: Position?
    /// The statement itself, in the encoding of its type.
    public var body: [UInt8]

    /// Assembles an event from its parts.
    public init(
        position: Position,
        subject: SubjectID,
        revision: Revision,
        recorded: RecordedTime,
        type: EventType,
        key: EventKey,
        registered: RegisteredTime,
        effective: EffectiveTime?,
        target: Position?,
        body: [UInt8]
    ) {
        self.position = position
        self.subject = subject
        self.revision = revision
        self.recorded = recorded
        self.type = type
        self.key = key
        self.registered = registered
        self.effective = effective
        self.target = target
        self.body = body
    }
}
