public import EventModel

/// A model version taken out of force for good; from when, the event's effective time says.
public struct ModelRetiredBody: EventBody {
    /// The version's name.
    public let model: String
    /// The group that it scores no more; `nil` where that is every group.
    public let targetGroup: String?
    /// Who took it out of force.
    public let actor: String
    /// Why.
    public let reason: String?

    /// Describes a retirement.
    public init(model: String, targetGroup: String?, actor: String, reason: String?) {
        self.model = model
        self.targetGroup = targetGroup
        self.actor = actor
        self.reason = reason
    }

    /// `EventType.modelRetired`.
    public static var type: EventType { .modelRetired }

    /// Adds name, group, actor and reason.
    public func append(to bytes: inout [UInt8]) {
        bytes.append(lengthPrefixed: model)
        bytes.append(optional: targetGroup)
        bytes.append(lengthPrefixed: actor)
        bytes.append(optional: reason)
    }

    /// Reads a retirement.
    public init(decoding bytes: RawSpan) throws(CodecError) {
        var reader = ByteReader(bytes)
        model = try reader.string()
        targetGroup = try reader.optionalString()
        actor = try reader.string()
        reason = try reader.optionalString()
        try reader.finish()
    }
}
