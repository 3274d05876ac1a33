public import EventModel

/// A decision on data that the person disputes; which data, the event's target says.
public struct DisputeBody: EventBody {
    /// What was decided.
    public enum Outcome: UInt8, Hashable, Sendable, CaseIterable {
        /// The data are wrong and not to be used.
        case accepted = 1
        /// The data stand; the objection is noted.
        case rejected = 2
        /// The data are a judgement; a remark is added.
        case remark = 3

        /// The name in feeds and JSON.
        public var name: String {
            switch self {
            case .accepted: "accepted"
            case .rejected: "rejected"
            case .remark: "remark"
            }
        }

        /// Finds an outcome by its name.
        public init?(named name: String) {
            guard let found = Self.allCases.first(where: { $0.name == name }) else { return nil }
            self = found
        }
    }

    /// What was decided.
    public let outcome: Outcome
    /// The objection, the remark or the reasons; may be empty.
    public let text: String

    /// Describes a decision.
    public init(outcome: Outcome, text: String) {
        self.outcome = outcome
        self.text = text
    }

    /// `EventType.dispute`.
    public static var type: EventType { .dispute }

    /// Adds the outcome and the text.
    public func append(to bytes: inout [UInt8]) {
        bytes.append(outcome.rawValue)
        bytes.append(lengthPrefixed: text)
    }

    /// Reads a decision.
    public init(decoding bytes: RawSpan) throws(CodecError) {
        var reader = ByteReader(bytes)
        outcome = try reader.oneOf(Outcome.self, reason: "outcome is not known")
        text = try reader.string()
        try reader.finish()
    }
}
