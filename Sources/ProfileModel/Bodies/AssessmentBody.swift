public import EventModel

/// A caseworker's own assessment, which stands beside a score and never in its place.
public struct AssessmentBody: EventBody {
    /// The class that the caseworker chose.
    public let `class`: String
    /// Whether it deviates from the score; `nil` where that was not said.
    public let deviates: Bool?
    /// Why.
    public let reason: String?
    /// The office of the caseworker.
    public let office: String?

    /// Describes an assessment.
    public init(
        class: String,
        deviates: Bool? = nil,
        reason: String? = nil,
        office: String? = nil
    ) {
        self.class = `class`
        self.deviates = deviates
        self.reason = reason
        self.office = office
    }

    /// `EventType.assessment`.
    public static var type: EventType { .assessment }

    /// Adds the class, then each of the rest behind a byte that says whether it is there.
    public func append(to bytes: inout [UInt8]) {
        bytes.append(lengthPrefixed: `class`)
        bytes.append(deviates.map { $0 ? 2 : 1 } ?? 0)
        bytes.append(optional: reason)
        bytes.append(optional: office)
    }

    /// Reads an assessment.
    public init(decoding bytes: RawSpan) throws(CodecError) {
        var reader = ByteReader(bytes)
        `class` = try reader.string()
        let start = reader.offset
        switch try reader.byte() {
        case 0: deviates = nil
        case 1: deviates = false
        case 2: deviates = true
        default: throw CodecError(offset: start, reason: "deviation is not known")
        }
        reason = try reader.optionalString()
        office = try reader.optionalString()
        try reader.finish()
    }
}
