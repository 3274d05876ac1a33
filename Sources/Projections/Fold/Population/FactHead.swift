import EventModel
import ProfileModel

/// How the body of a fact begins, as `FactBody.Head` reads it, in plain numbers.
struct FactHead {
    let attribute: Int
    let kind: UInt8
    let hasPeriod: Bool
    /// How many bytes attribute and tag take; the period, where there is one, comes next.
    let size: Int

    /// Reads attribute and tag of the fact that a cursor stands at.
    @inline(__always)
    init(
        _ entry: EntryCursor,
        _ timed: EntryCursor.Timed,
        in stream: RawSpan
    ) throws(CodecError) {
        let two = try entry.uint16(timed, in: stream)
        if two & 0x80 == 0 {
            (attribute, size) = (Int(two & 0x7F), 2)
            kind = UInt8(truncatingIfNeeded: two &>> 8) & 0x7F
            hasPeriod = two & 0x8000 != 0
        } else {
            let skipped = timed.body &- entry.payloadOffset
            let long = try Self.long(entry.payload(in: stream), skipped)
            (attribute, size) = (long.attribute, long.size)
            (kind, hasPeriod) = (long.tag & 0x7F, long.tag >= 0x80)
        }
        // ProfileModel's kinds of value; 0 says that the attribute ended.
        guard kind <= Self.erased else { throw Self.unknownTag(timed.body) }
    }

    /// The tag of a value that was destroyed.
    @inline(__always) static var erased: UInt8 { 6 }

    /// An attribute's number of several bytes, and the tag.
    @inline(never)
    private static func long(
        _ payload: RawSpan,
        _ skipped: Int
    ) throws(CodecError) -> (attribute: Int, tag: UInt8, size: Int) {
        var reader = ByteReader(payload)
        _ = try reader.bytes(skipped)
        let number = try reader.varint()
        guard number <= UInt64(UInt16.max) else {
            throw CodecError(offset: skipped, reason: "attribute number is too large")
        }
        return (Int(number), try reader.byte(), reader.offset &- skipped)
    }

    @inline(never)
    static func unknownTag(_ offset: Int) -> CodecError {
        CodecError(offset: offset, reason: "value tag or length of period is not known")
    }
}
