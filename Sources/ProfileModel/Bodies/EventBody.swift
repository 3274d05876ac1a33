public import EventModel

/// The statement of one type of event, and its encoding.
///
/// A body has one encoding, and nothing but that is read back: a store compares bytes to tell a
/// repeated event from a changed one. Texts are kept as sent, so two spellings in Unicode of one
/// text are two encodings. Byte tables: `Docs/FORMAT.md`.
public protocol EventBody: Hashable, Sendable {
    /// The type of event that carries this body.
    static var type: EventType { get }

    /// Adds the encoding to `bytes`.
    func append(to bytes: inout [UInt8])

    /// Reads an encoding that takes up all of `bytes`; never traps.
    init(decoding bytes: RawSpan) throws(CodecError)
}

extension EventBody {
    /// The encoding by itself.
    public var bytes: [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(32)
        append(to: &bytes)
        return bytes
    }

    /// Reads an encoding held in an array.
    public init(decoding bytes: [UInt8]) throws(CodecError) {
        try unsafe self.init(decoding: bytes.span.bytes)
    }
}
