import EventModel
import ProfileModel

/// What a submission holds for a question, left where it stands in the packed stream.
struct PackedAnswer: Sendable {
    enum Kind: Sendable {
        /// The submission does not hold the question, or is of a form that is not understood.
        case neverAsked
        /// One choice, at ``PackedAnswer/text``.
        case one
        /// No answer, and why, by the place among all states.
        case state(Int)
        /// Several choices or a text.
        case other
        /// One that was destroyed.
        case erased
    }

    var kind = Kind.neverAsked
    /// The places of the choice in the stream.
    var text = 0..<0

    /// Reads an answer that begins at `base` plus the reader's offset, and goes behind it.
    init(_ reader: inout ByteReader, from base: Int) throws(CodecError) {
        let tag = try reader.byte()
        switch tag {
        case 1:
            kind = .one
            let count = try reader.byteCount()
            let start = base &+ reader.offset
            _ = try reader.bytes(count)
            text = start..<(start &+ count)
        case 4:
            let state = try reader.byte()
            guard state >= 1 && state <= 3 else {
                throw CodecError(offset: base, reason: "answer state is not known")
            }
            kind = .state(Int(state) - 1)
        case 2, 3, 5:
            kind = .other
            try Self.skip(tag, &reader, from: base)
        case 6: kind = .erased
        default: throw CodecError(offset: base, reason: "answer tag is not known")
        }
    }

    /// Never asked.
    init() {}

    private static func skip(
        _ tag: UInt8,
        _ reader: inout ByteReader,
        from base: Int
    ) throws(CodecError) {
        var count: UInt64 = tag == 5 ? 1 : 0
        count &+= tag == 3 ? 1 : try reader.varint()
        while count > 0 {
            _ = try reader.lengthPrefixed()
            count &-= 1
        }
    }
}
