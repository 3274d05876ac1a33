/// Parts of a person's data destroyed: what stands in their place, on what ground, by whose
/// authority.
///
/// The records that are named can be opened by nobody any more. What their events are taken to say
/// instead stands here: the same source, id and times, and in the place of what was destroyed a
/// note that it was. It stands in the person's own stream and is sealed as everything there is.
public struct Redaction: Hashable, Sendable {
    /// What an event is taken to say from now on.
    public struct Replacement: Hashable, Sendable {
        /// The place of the record that can not be opened any more.
        public let position: Position
        /// The event's payload, in the encoding of ``Payload``.
        public let payload: [UInt8]

        /// Names an event, and what stands in its place.
        public init(position: Position, payload: [UInt8]) {
            self.position = position
            self.payload = payload
        }
    }

    /// The person's keys from the next event on, sealed under those before.
    ///
    /// A vault that is older than the redaction is brought up to date from it.
    public let nextKeys: [UInt8]
    /// The events that are replaced, in ascending order of their positions.
    public let replacements: [Replacement]
    /// Why, such as the provision of the law.
    public let ground: String
    /// Who decided it.
    public let authority: String

    /// Describes a redaction.
    public init(
        nextKeys: [UInt8],
        replacements: [Replacement],
        ground: String,
        authority: String
    ) {
        self.nextKeys = nextKeys
        self.replacements = replacements
        self.ground = ground
        self.authority = authority
    }

    /// Adds the keys, each position with its payload, the ground and the authority.
    public func append(to bytes: inout [UInt8]) {
        bytes.append(lengthPrefixed: nextKeys)
        bytes.append(varint: UInt64(replacements.count))
        for replacement in replacements {
            bytes.append(littleEndian: replacement.position.rawValue)
            bytes.append(lengthPrefixed: replacement.payload)
        }
        bytes.append(lengthPrefixed: ground)
        bytes.append(lengthPrefixed: authority)
    }

    /// Reads a redaction that takes up all of `bytes`; never traps.
    public init(decoding bytes: RawSpan) throws(CodecError) {
        var reader = ByteReader(bytes)
        nextKeys = [UInt8](copying: try reader.lengthPrefixed())
        var left = try reader.varint()
        var replacements: [Replacement] = []
        while left > 0 {
            left &-= 1
            let position = Position(rawValue: try reader.uint64())
            if let last = replacements.last, last.position >= position {
                throw CodecError(offset: reader.offset, reason: "positions do not grow")
            }
            let payload = [UInt8](copying: try reader.lengthPrefixed())
            replacements.append(Replacement(position: position, payload: payload))
        }
        self.replacements = replacements
        ground = try reader.string()
        authority = try reader.string()
        guard reader.isAtEnd else {
            throw CodecError(offset: reader.offset, reason: "bytes are left over")
        }
    }
}
