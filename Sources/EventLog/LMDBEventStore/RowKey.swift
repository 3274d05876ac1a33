internal import EventModel

/// The place of a row: subject and segment, most significant byte first.
struct RowKey: Sendable {
    /// How many bytes a key has.
    static let byteCount = 12

    /// Whose row it is.
    let subject: SubjectID
    /// The place of the segment in the subject's stream.
    let segment: UInt32

    /// Names a row.
    init(_ subject: SubjectID, segment: UInt32) {
        self.subject = subject
        self.segment = segment
    }

    /// Reads a key that a cursor found.
    init(decoding bytes: RawSpan) throws(CodecError) {
        guard bytes.byteCount == Self.byteCount else {
            throw CodecError(offset: 0, reason: "key of a row does not have 12 bytes")
        }
        var reader = ByteReader(bytes)
        subject = SubjectID(rawValue: try reader.uint64().byteSwapped)
        segment = try reader.uint32().byteSwapped
    }

    /// The key's bytes.
    var bytes: [12 of UInt8] {
        let subject = subject.rawValue
        let segment = segment
        return [12 of UInt8] { index in
            index < 8
                ? UInt8(truncatingIfNeeded: subject &>> (56 &- 8 &* UInt64(index)))
                : UInt8(truncatingIfNeeded: segment &>> (88 &- 8 &* UInt32(index)))
        }
    }

    /// This key, when it stands where a cursor is; throws when another stands there.
    func verified(_ found: RawSpan) throws(CodecError) -> RowKey {
        let other = try RowKey(decoding: found)
        guard other.subject == subject, other.segment == segment else {
            throw CodecError(offset: 0, reason: "row is missing before \(other.subject)")
        }
        return self
    }
}
