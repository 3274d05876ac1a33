public import EventModel

/// A model version put in force for a target group; from when, the event's effective time says.
public struct ModelActivatedBody: EventBody {
    /// The version's name.
    public let model: String
    /// The group that it scores from then on.
    public let targetGroup: String
    /// Who put it in force.
    public let actor: String

    /// Describes an activation.
    public init(model: String, targetGroup: String, actor: String) {
        self.model = model
        self.targetGroup = targetGroup
        self.actor = actor
    }

    /// `EventType.modelActivated`.
    public static var type: EventType { .modelActivated }

    /// Adds name, group and actor.
    public func append(to bytes: inout [UInt8]) {
        bytes.append(lengthPrefixed: model)
        bytes.append(lengthPrefixed: targetGroup)
        bytes.append(lengthPrefixed: actor)
    }

    /// Reads an activation.
    public init(decoding bytes: RawSpan) throws(CodecError) {
        var reader = ByteReader(bytes)
        model = try reader.string()
        targetGroup = try reader.string()
        actor = try reader.string()
        try reader.finish()
    }
}
