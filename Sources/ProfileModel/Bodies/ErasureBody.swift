public import EventModel

/// A person's data destroyed: whose, on what ground and by whose authority.
///
/// It stands in the registry's stream, which is readable: it names the person by the store's own
/// number and says nothing else of her. When, the event's registered time says.
public struct ErasureBody: EventBody {
    /// Whose data was destroyed.
    public let subject: SubjectID
    /// Why, such as the provision of the law.
    public let ground: String
    /// Who decided it.
    public let authority: String

    /// Describes an erasure.
    public init(subject: SubjectID, ground: String, authority: String) {
        self.subject = subject
        self.ground = ground
        self.authority = authority
    }

    /// `EventType.erasure`.
    public static var type: EventType { .erasure }

    /// Adds the subject's number, the ground and the authority.
    public func append(to bytes: inout [UInt8]) {
        bytes.append(littleEndian: subject.rawValue)
        bytes.append(lengthPrefixed: ground)
        bytes.append(lengthPrefixed: authority)
    }

    /// Reads an erasure.
    public init(decoding bytes: RawSpan) throws(CodecError) {
        var reader = ByteReader(bytes)
        subject = SubjectID(rawValue: try reader.uint64())
        ground = try reader.string()
        authority = try reader.string()
        try reader.finish()
    }
}
