public import EventModel
internal import JSON
internal import ProfileModel

/// An issued score of which a question could not be answered: listed apart, never left out.
///
/// Of one that is restricted nothing is told but that it is there.
public struct UnexaminedScore: Hashable, Sendable {
    /// Why it could not be examined.
    public enum Reason: String, Hashable, Sendable, CaseIterable {
        /// The score itself is restricted, and the reader has no role that may see it.
        case restricted
        /// An input that the question is about is restricted for the reader.
        case inputRestricted
        /// An input that the question is about was destroyed.
        case inputErased
        /// The store knows no model version of the name.
        case modelNotRegistered
        /// Nobody approved the version, and only approved versions run.
        case modelNotApproved

        init(_ why: Withholding) {
            self = why == .erased ? .inputErased : .inputRestricted
        }
    }

    /// Whose score it is.
    public let subject: SubjectID
    /// The place of its event in the log.
    public let position: Position
    /// When it was issued.
    public let at: EffectiveTime
    /// How its event stands.
    public let standing: IssuedStanding
    /// Why it could not be examined.
    public let reason: Reason

    init(_ score: IssuedScore, of subject: SubjectID, _ reason: Reason) {
        self.subject = subject
        position = score.event.position
        at = score.event.at
        standing = score.standing
        self.reason = reason
    }

    /// Writes the score and the reason as one JSON object.
    func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("subject", subject.description)
        writer.key("position")
        writer.integer(position.rawValue)
        writer.key("at")
        writer.instant(at.instant)
        writer.member("standing", standing.rawValue)
        writer.member("why", reason.rawValue)
        writer.endObject()
    }
}
