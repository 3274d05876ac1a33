public import EventModel

/// A model version put in force for a target group; from when, the event's effective time says.
public struct ModelActivatedBody: EventBody {
    /// The version's name.
    public let model: String
    /// The group that it scores from then on.
    public let targetGroup: String
    /// Who put it in force.
    public let actor: String
    /// What it takes the place of, where it is a rollback.
    public let rollback: ModelRollback?

    /// Describes an activation.
    public init(
        model: String,
        targetGroup: String,
        actor: String,
        rollback: ModelRollback? = nil
    ) {
        self.model = model
        self.targetGroup = targetGroup
        self.actor = actor
        self.rollback = rollback
    }

    /// `EventType.modelActivated`.
    public static var type: EventType { .modelActivated }

    /// Adds name, group and actor; of a rollback also what it takes the place of, and why.
    ///
    /// A rollback begins with an empty text, which is no version's name: so neither encoding is the
    /// beginning of another.
    public func append(to bytes: inout [UInt8]) {
        if rollback != nil { bytes.append(lengthPrefixed: "") }
        bytes.append(lengthPrefixed: model)
        bytes.append(lengthPrefixed: targetGroup)
        bytes.append(lengthPrefixed: actor)
        if let rollback {
            bytes.append(lengthPrefixed: rollback.model)
            bytes.append(lengthPrefixed: rollback.reason)
        }
    }

    /// Reads an activation.
    public init(decoding bytes: RawSpan) throws(CodecError) {
        var reader = ByteReader(bytes)
        let first = try reader.string()
        model = first.isEmpty ? try reader.string() : first
        targetGroup = try reader.string()
        actor = try reader.string()
        rollback =
            first.isEmpty
            ? ModelRollback(model: try reader.string(), reason: try reader.string()) : nil
        try reader.finish()
    }
}
