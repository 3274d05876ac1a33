/// One event inside a packed stream, read in place.
public struct StreamEntry: ~Escapable {
    /// Its place in the log.
    public let position: Position
    /// Its place in the stream.
    public let revision: Revision
    /// When the store took it in.
    public let recorded: RecordedTime
    /// What it states.
    public let type: EventType
    /// Times, key, target and body.
    public let payload: Payload
    /// The place of the entry's first byte in the packed stream.
    public let offset: Int

    @_lifetime(copy payload)
    init(
        position: Position,
        revision: Revision,
        recorded: RecordedTime,
        type: EventType,
        payload: consuming Payload,
        offset: Int
    ) {
        self.position = position
        self.revision = revision
        self.recorded = recorded
        self.type = type
        self.payload = payload
        self.offset = offset
    }
}
