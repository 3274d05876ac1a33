internal import EventModel

/// How far a subject's stream has come.
///
/// Byte table: `Docs/FORMAT.md`.
struct Head: Hashable, Sendable {
    /// How many events the stream holds.
    var eventCount: UInt32
    /// The number of the segment that new events go into.
    var openSegment: UInt32
    /// The last event's place in the log.
    var lastPosition: Position
    /// When the last event was recorded.
    var lastRecorded: RecordedTime

    /// The head of a stream without events.
    static let empty = Head(
        eventCount: 0,
        openSegment: 0,
        lastPosition: .first,
        lastRecorded: RecordedTime(Instant(microseconds: 0))
    )

    /// The last event's place in the stream, `nil` before the first event.
    var revision: Revision? {
        eventCount == 0 ? nil : Revision(rawValue: eventCount - 1)
    }
}

extension Head {
    /// Reads a head, refusing what the store does not write.
    init(decoding bytes: RawSpan) throws(CodecError) {
        var reader = ByteReader(bytes)
        eventCount = try reader.uint32()
        openSegment = try reader.uint32()
        lastPosition = Position(rawValue: try reader.uint64())
        lastRecorded = RecordedTime(Instant(microseconds: try reader.int64()))
        guard reader.isAtEnd, eventCount > 0 else {
            throw CodecError(offset: reader.offset, reason: "head is not 24 bytes with events")
        }
    }

    /// Adds the head's 24 bytes.
    func append(to bytes: inout [UInt8]) {
        bytes.append(littleEndian: eventCount)
        bytes.append(littleEndian: openSegment)
        bytes.append(littleEndian: lastPosition.rawValue)
        bytes.append(littleEndian: lastRecorded.instant.microseconds)
    }
}
