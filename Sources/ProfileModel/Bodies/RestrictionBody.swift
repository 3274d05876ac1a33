public import EventModel

/// The restriction of the processing of data (GDPR article 18): which data, and who may see them.
///
/// With a target it speaks of that fact or submission, with an attribute of all that is said of it,
/// and with neither of everything about the person. It holds from its effective time until a lift
/// comes into effect.
public struct RestrictionBody: EventBody {
    /// The roles that may see what is restricted, as callers name them; none for nobody.
    public let roles: [String]
    /// The attribute whose values are restricted, where it is neither one event nor everything.
    public let attribute: AttributeNumber?
    /// Why; may be empty.
    public let reason: String

    /// Describes a restriction.
    public init(roles: [String], attribute: AttributeNumber? = nil, reason: String = "") {
        self.roles = roles
        self.attribute = attribute
        self.reason = reason
    }

    /// `EventType.restriction`.
    public static var type: EventType { .restriction }

    /// Adds the roles, the attribute's number plus one or zero, and the reason.
    public func append(to bytes: inout [UInt8]) {
        bytes.append(texts: roles)
        bytes.append(varint: attribute.map { UInt64($0.rawValue) + 1 } ?? 0)
        bytes.append(lengthPrefixed: reason)
    }

    /// Reads a restriction.
    public init(decoding bytes: RawSpan) throws(CodecError) {
        var reader = ByteReader(bytes)
        roles = try reader.strings()
        let start = reader.offset
        let number = try reader.varint()
        guard number <= UInt64(UInt16.max) + 1 else {
            throw CodecError(offset: start, reason: "attribute number is too large")
        }
        attribute = number == 0 ? nil : AttributeNumber(rawValue: UInt16(number - 1))
        reason = try reader.string()
        try reader.finish()
    }
}
