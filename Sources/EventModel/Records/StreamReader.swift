/// Reads a subject's packed stream from its first event to its last, in place.
///
/// Cost: a few nanoseconds an entry, no allocation. Every length and number is checked, so damaged
/// bytes end in ``CodecError``. Byte table: `Docs/FORMAT.md`.
public struct StreamReader: ~Escapable {
    var reader: ByteReader
    var nextRevision: UInt32
    var position: UInt64
    var recorded: Int64

    /// Starts at the first entry of `bytes`, which is the subject's event number `revision`.
    @_lifetime(copy bytes)
    public init(_ bytes: RawSpan, firstRevision revision: Revision = Revision(rawValue: 0)) {
        reader = ByteReader(bytes)
        nextRevision = revision.rawValue
        position = 0
        recorded = 0
    }

    /// The place of the next entry's first byte.
    public var offset: Int { reader.offset }

    /// The next entry, `nil` after the last.
    @_lifetime(copy self)
    public mutating func next() throws(CodecError) -> StreamEntry? {
        if reader.isAtEnd { return nil }
        let start = reader.offset
        var entry = ByteReader(try reader.lengthPrefixed())
        let type = EventType(rawValue: try entry.byte())
        let isAbsolute = try entry.byte()
        guard isAbsolute <= 1 else {
            throw CodecError(offset: start, reason: "entry flags are not known")
        }
        let positionStep = try entry.varint()
        let recordedStep = Int64(bitPattern: try entry.varint())
        position = isAbsolute == 1 ? positionStep : position &+ positionStep
        recorded = isAbsolute == 1 ? recordedStep : recorded &+ recordedStep
        let revision = Revision(rawValue: nextRevision)
        nextRevision &+= 1
        return StreamEntry(
            position: Position(rawValue: position),
            revision: revision,
            recorded: RecordedTime(Instant(microseconds: recorded)),
            type: type,
            payload: try Payload(entry.rest()),
            offset: start
        )
    }
}
