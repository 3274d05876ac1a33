public import EventModel

/// The approval of a model version.
public struct ModelApprovedBody: EventBody {
    /// The version's name.
    public let model: String
    /// Who approved it; somebody else than the author.
    public let approver: String

    /// Describes an approval.
    public init(model: String, approver: String) {
        self.model = model
        self.approver = approver
    }

    /// `EventType.modelApproved`.
    public static var type: EventType { .modelApproved }

    /// Adds name and approver.
    public func append(to bytes: inout [UInt8]) {
        bytes.append(lengthPrefixed: model)
        bytes.append(lengthPrefixed: approver)
    }

    /// Reads an approval.
    public init(decoding bytes: RawSpan) throws(CodecError) {
        var reader = ByteReader(bytes)
        model = try reader.string()
        approver = try reader.string()
        try reader.finish()
    }
}
