public import EventModel
public import JSON
public import ProfileModel

/// A score that was shown to somebody, and the event that says so.
public struct Issuance: Sendable {
    /// What was shown.
    public let answer: ScoreAnswer
    /// The event's body.
    public let body: ScoreIssuedBody
    /// Where the event stands.
    public let position: Position
}

extension Issuance {
    /// Writes the score as one JSON object; its keys are part of the interface.
    public func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.key("position")
        writer.integer(position.rawValue)
        writer.member("recipient", body.recipient)
        writer.member("text", body.evidence?.text)
        writer.key("inputsThrough")
        if let through = body.inputsThrough {
            writer.integer(through.rawValue)
        } else {
            writer.null()
        }
        writer.member("resultSHA256", body.evidence?.result.map(ScoreEvidence.hexadecimal))
        writer.key("answer")
        answer.write(to: &writer)
        writer.endObject()
    }
}
