public import EventModel

/// A score that was shown to someone.
public struct ScoreIssuedBody: EventBody {
    /// The model version that gave it, known to the store or not.
    public let model: String
    /// The class that was shown.
    public let `class`: String
    /// Whom it was shown to, such as `jobcentre:0101`.
    public let recipient: String
    /// The score itself, where it was shown or kept.
    public let score: Double?
    /// The group that the model stood in for.
    public let targetGroup: String?
    /// The last place in the log that its inputs were read through; `nil` for an imported score.
    public let inputsThrough: Position?
    /// What it was made of; `nil` for an imported score.
    public let evidence: ScoreEvidence?

    /// Describes a score that was shown.
    public init(
        model: String,
        class: String,
        recipient: String,
        score: Double? = nil,
        targetGroup: String? = nil,
        inputsThrough: Position? = nil,
        evidence: ScoreEvidence? = nil
    ) {
        precondition(
            evidence == nil || inputsThrough != nil,
            "a score with evidence names the position that its inputs were read through"
        )
        self.model = model
        self.class = `class`
        self.recipient = recipient
        self.score = score
        self.targetGroup = targetGroup
        self.inputsThrough = inputsThrough
        self.evidence = evidence
    }

    /// `EventType.scoreIssued`.
    public static var type: EventType { .scoreIssued }

    /// Adds the texts, then each of the rest behind a byte that says whether it is there.
    ///
    /// The byte before the last position says whether evidence follows it; evidence without a
    /// position is not written.
    public func append(to bytes: inout [UInt8]) {
        bytes.append(lengthPrefixed: model)
        bytes.append(lengthPrefixed: `class`)
        bytes.append(lengthPrefixed: recipient)
        bytes.append(score == nil ? 0 : 1)
        if let score { bytes.append(bitsOf: score) }
        bytes.append(optional: targetGroup)
        guard let inputsThrough else { return bytes.append(0) }
        bytes.append(evidence == nil ? 1 : 2)
        bytes.append(littleEndian: inputsThrough.rawValue)
        evidence?.append(to: &bytes)
    }

    /// Reads a score that was shown.
    public init(decoding bytes: RawSpan) throws(CodecError) {
        var reader = ByteReader(bytes)
        model = try reader.string()
        `class` = try reader.string()
        recipient = try reader.string()
        score = try reader.flag() ? try reader.double() : nil
        targetGroup = try reader.optionalString()
        let start = reader.offset
        let tag = try reader.byte()
        guard tag <= 2 else {
            throw CodecError(offset: start, reason: "what stands behind the score is not known")
        }
        inputsThrough = tag > 0 ? Position(rawValue: try reader.uint64()) : nil
        evidence = tag == 2 ? try ScoreEvidence(from: &reader) : nil
        try reader.finish()
    }

    /// Whether two bodies encode to the same bytes; scores are equal when their bits are.
    public static func == (left: ScoreIssuedBody, right: ScoreIssuedBody) -> Bool {
        left.model == right.model && left.class == right.class && left.recipient == right.recipient
            && left.score?.bitPattern == right.score?.bitPattern
            && left.targetGroup == right.targetGroup && left.inputsThrough == right.inputsThrough
            && left.evidence == right.evidence
    }

    /// Hashes what tells most scores apart.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(model)
        hasher.combine(`class`)
        hasher.combine(recipient)
        hasher.combine(score?.bitPattern)
    }
}
