public import EventModel
internal import JSON
internal import ProfileModel

/// An issued score as its event states it, to a reader who may see it.
public struct ShownScore: Hashable, Sendable {
    /// Whose score it is.
    public let subject: SubjectID
    /// The place of its event in the log.
    public let position: Position
    /// When it was issued, which is the moment it was about.
    public let at: EffectiveTime
    /// How its event stands.
    public let standing: IssuedStanding
    /// The version that it names.
    public let model: String
    /// The class that was shown.
    public let label: String
    /// The bits of the score, nil where none was kept.
    public let scoreBits: UInt64?
    /// Whom it was shown to.
    public let recipient: String

    /// Whether it was shown: what its source annulled never was.
    public var wasShown: Bool { standing != .annulled }

    init(_ score: IssuedScore, of subject: SubjectID) {
        self.init(
            subject: subject,
            position: score.event.position,
            at: score.event.at,
            standing: score.standing,
            body: score.event.body
        )
    }

    init(
        subject: SubjectID,
        position: Position,
        at: EffectiveTime,
        standing: IssuedStanding,
        body: ScoreIssuedBody
    ) {
        self.subject = subject
        self.position = position
        self.at = at
        self.standing = standing
        model = body.model
        label = body.class
        scoreBits = body.score?.bitPattern
        // A source may have written a person's number there.
        recipient = CPRRedaction.redactingCPRNumbers(in: body.recipient)
    }

    /// Writes what the event states as members of an open object.
    func writeMembers(to writer: inout JSONWriter) {
        writer.member("subject", subject.description)
        writer.key("position")
        writer.integer(position.rawValue)
        writer.key("at")
        writer.instant(at.instant)
        writer.member("standing", standing.rawValue)
        writer.member("model", model)
        writer.member("class", label)
        writer.score(scoreBits)
        writer.member("recipient", recipient)
    }
}
