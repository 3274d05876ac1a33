/// The readable first 32 bytes of every record; the payload follows.
///
/// The header is the associated data of the sealed payload, so that a payload moved to another
/// place, subject or time no longer opens. Byte table: `Docs/FORMAT.md`.
public struct RecordHeader: Hashable, Sendable {
    /// The layout that this release writes.
    public static let format: UInt8 = 1
    /// How many bytes the header takes.
    public static let byteCount = 32

    /// What the event states.
    public var type: EventType
    /// Whether the payload is sealed under the subject's key.
    public var isSealed: Bool
    /// The event's place in the subject's stream.
    public var revision: Revision
    /// Whose stream it stands in.
    public var subject: SubjectID
    /// When the store took it in.
    public var recorded: RecordedTime
    /// Its place in the log.
    public var position: Position

    /// Assembles a header.
    public init(
        type: EventType,
        isSealed: Bool,
        revision: Revision,
        subject: SubjectID,
        recorded: RecordedTime,
        position: Position
    ) {
        self.type = type
        self.isSealed = isSealed
        self.revision = revision
        self.subject = subject
        self.recorded = recorded
        self.position = position
    }

    /// Adds the header's bytes.
    @inlinable
    public func append(to bytes: inout [UInt8]) {
        bytes.append(Self.format)
        bytes.append(type.rawValue)
        bytes.append(isSealed ? 1 : 0)
        bytes.append(0)
        bytes.append(littleEndian: revision.rawValue)
        bytes.append(littleEndian: subject.rawValue)
        bytes.append(littleEndian: recorded.instant.microseconds)
        bytes.append(littleEndian: position.rawValue)
    }

    /// Reads a header, refusing what this release did not write.
    public init(from reader: inout ByteReader) throws(CodecError) {
        let start = reader.offset
        guard try reader.byte() == Self.format else {
            throw CodecError(offset: start, reason: "record layout is not known to this release")
        }
        type = EventType(rawValue: try reader.byte())
        let flags = try reader.byte()
        guard flags <= 1, try reader.byte() == 0 else {
            throw CodecError(offset: start + 2, reason: "record flags are not known")
        }
        isSealed = flags == 1
        revision = Revision(rawValue: try reader.uint32())
        subject = SubjectID(rawValue: try reader.uint64())
        recorded = RecordedTime(Instant(microseconds: try reader.int64()))
        position = Position(rawValue: try reader.uint64())
    }
}
