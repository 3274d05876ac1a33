import EventModel
import JSON
import ProfileModel

extension FeedParser {
    /// A model version that the store does not know is accepted: what was shown is evidence.
    func scoreIssued(_ line: borrowing FeedLine, now: Instant) throws(LineError) -> NewEvent {
        let at = try line.pastTime(.at, now: now)
        var targetGroup: String?
        switch line[.targetGroup] {
        case .absent, .null: break
        default: targetGroup = try line.targetGroup()
        }
        let body = ScoreIssuedBody(
            model: try line.label(.model),
            class: try line.label(.class),
            recipient: try line.label(.recipient),
            score: try Self.score(line),
            targetGroup: targetGroup
        )
        return try keyed(
            line,
            type: .scoreIssued,
            destination: try line.subject(.subject),
            registered: at,
            effective: at,
            body: body.bytes
        )
    }

    func assessment(_ line: borrowing FeedLine, now: Instant) throws(LineError) -> NewEvent {
        let at = try line.pastTime(.at, now: now)
        let deviates: Bool?
        switch line[.deviates] {
        case .absent, .null: deviates = nil
        case .bool(let bool): deviates = bool
        default: throw line.wrongKind(.deviates, "true or false")
        }
        let body = AssessmentBody(
            class: try line.label(.class),
            deviates: deviates,
            reason: try line.freeText(.reason),
            office: try line.optionalLabel(.office)
        )
        return try keyed(
            line,
            type: .assessment,
            destination: try line.subject(.subject),
            registered: at,
            effective: at,
            body: body.bytes
        )
    }

    private static func score(_ line: borrowing FeedLine) throws(LineError) -> Double? {
        switch line[.score] {
        case .absent, .null: return nil
        case .number(let slice):
            guard let number = line.scanner.double(of: slice) else {
                throw LineError(
                    .invalidValue,
                    field: FeedField.score.name,
                    "the number is out of range"
                )
            }
            return number
        default: throw line.wrongKind(.score, "a number")
        }
    }
}
