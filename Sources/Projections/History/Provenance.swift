public import EventModel

/// Where an event comes from and when it was said, taken in and came to hold.
public struct Provenance: Hashable, Sendable {
    /// Its place in the log.
    public var position: Position
    /// Its place in its stream.
    public var revision: Revision
    /// When the store took it in.
    public var recorded: RecordedTime
    /// When the source said so.
    public var registered: RegisteredTime
    /// When it holds from; `nil` where the type has no such time.
    public var effective: EffectiveTime?
    /// The number of the source's name.
    public var source: SourceNumber
    /// The source's own name for the event.
    public var id: String

    /// Assembles a provenance from its parts.
    public init(
        position: Position,
        revision: Revision,
        recorded: RecordedTime,
        registered: RegisteredTime,
        effective: EffectiveTime?,
        source: SourceNumber,
        id: String
    ) {
        self.position = position
        self.revision = revision
        self.recorded = recorded
        self.registered = registered
        self.effective = effective
        self.source = source
        self.id = id
    }

    init(_ entry: borrowing StreamEntry) throws(CodecError) {
        position = entry.position
        revision = entry.revision
        recorded = entry.recorded
        registered = entry.payload.registered
        effective = entry.payload.effective
        source = entry.payload.source
        id = try entry.payload.idText()
    }

    /// Whether this is known by a question's limit.
    func isKnown(_ known: Known) -> Bool {
        known.admits(registered: registered, recorded: recorded, position: position)
    }
}
