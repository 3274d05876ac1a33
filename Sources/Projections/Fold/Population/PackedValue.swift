public import EventModel
import ProfileModel

/// The value of an attribute, with a text left where it stands in the packed stream.
///
/// A trivial value: reading one neither copies nor allocates.
public enum PackedValue: Hashable, Sendable {
    /// A code, by the places of its bytes in the stream.
    case code(Range<Int>)
    /// A free text, by the places of its bytes in the stream.
    case text(Range<Int>)
    /// A whole number.
    case integer(Int64)
    /// A finite number with a fraction.
    case decimal(Double)
    /// A day.
    case date(CalendarDate)
    /// A value that was destroyed.
    case erased

    /// Reads the value of a fact in place; nil where the fact says that the attribute ended.
    @inline(__always)
    init?(_ fact: PackedFact, in stream: RawSpan) throws(CodecError) {
        try self.init(ofKind: fact.kind, from: fact.start, to: fact.end, in: stream)
    }

    /// The same as ``init(kind:from:to:in:)``, in a few instructions for a short code.
    @inline(__always)
    init?(ofKind kind: UInt8, from start: Int, to end: Int, in stream: RawSpan) throws(CodecError) {
        // Codes are the most, and short.
        if kind == 1, start < end {
            let count = Int(stream.byte(at: start))
            if count < 0x80 && start &+ 1 &+ count == end {
                self = .code((start &+ 1)..<end)
                return
            }
        }
        try self.init(kind: kind, from: start, to: end, in: stream)
    }

    /// Reads a value of a kind, whose encoding takes the bytes from one place to before another.
    @inline(never)
    init?(kind: UInt8, from start: Int, to end: Int, in stream: RawSpan) throws(CodecError) {
        guard start <= end else {
            throw CodecError(offset: start, reason: "bytes end too early")
        }
        var reader = ByteReader(stream.extracting(start..<end))
        switch ValueKind(rawValue: kind) {
        case nil:
            if kind != FactHead.erased { return nil }
            self = .erased
        case .code: self = .code(try Self.text(&reader, at: start))
        case .text: self = .text(try Self.text(&reader, at: start))
        case .integer:
            let zigzag = try reader.varint()
            self = .integer(Int64(bitPattern: zigzag >> 1) ^ (0 &- Int64(zigzag & 1)))
        case .decimal: self = .decimal(try Self.decimal(&reader))
        case .date: self = .date(CalendarDate(dayNumber: Int32(bitPattern: try reader.uint32())))
        }
        guard reader.isAtEnd else {
            throw CodecError(offset: start, reason: "bytes are left over")
        }
    }

    private static func text(
        _ reader: inout ByteReader,
        at start: Int
    ) throws(CodecError) -> Range<Int> {
        let count = try reader.byteCount()
        let first = start &+ reader.offset
        _ = try reader.bytes(count)
        return first..<(first &+ count)
    }

    @inline(__always)
    static func decimal(_ reader: inout ByteReader) throws(CodecError) -> Double {
        let number = Double(bitPattern: try reader.uint64())
        guard number.isFinite else {
            throw CodecError(offset: reader.offset, reason: "number is not finite")
        }
        return number
    }
}
