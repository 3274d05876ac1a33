public import EventModel

/// A further CPR number of the same person; it stands sealed, as every payload about a person.
public struct AliasBody: EventBody {
    /// The further number.
    public let alias: Alias

    /// Gives the further number.
    public init(alias: Alias) {
        self.alias = alias
    }

    /// `EventType.alias`.
    public static var type: EventType { .alias }

    /// Adds the digits as one number.
    public func append(to bytes: inout [UInt8]) {
        bytes.append(littleEndian: alias.digits)
    }

    /// Reads ten digits.
    public init(decoding bytes: RawSpan) throws(CodecError) {
        var reader = ByteReader(bytes)
        let digits = try reader.uint64()
        guard digits < 10_000_000_000 else {
            throw CodecError(offset: 0, reason: "alias has more than ten digits")
        }
        alias = Alias(digits: digits)
        try reader.finish()
    }
}
