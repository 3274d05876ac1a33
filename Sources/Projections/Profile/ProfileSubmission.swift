public import EventModel
public import ProfileModel

/// The filled-in form whose answers a profile holds, with where it comes from.
///
/// An answer that it does not hold was never asked, whatever older submissions hold.
public struct ProfileSubmission: Hashable, Sendable {
    /// The form, the target group and the answers.
    public var body: SubmissionBody
    /// When it was sent, which is when its answers hold from.
    public var at: EffectiveTime
    /// When the source said so.
    public var registered: RegisteredTime
    /// When the store took it in.
    public var recorded: RecordedTime
    /// The place of its event in the log.
    public var position: Position
    /// The place of its event in the subject's stream.
    public var revision: Revision
    /// The number of the source's name.
    public var source: SourceNumber
    /// The source's own name for the event.
    public var id: String
    /// Whether a decision marked it "not to be used"; such a one is only shown when asked for.
    public var isDisputed: Bool
    /// How many visible decisions, accepted and rejected, name it.
    public var disputeCount: Int
    /// How many visible remarks name it.
    public var remarkCount: Int

    /// Assembles a submission from its parts.
    public init(
        body: SubmissionBody,
        at: EffectiveTime,
        registered: RegisteredTime,
        recorded: RecordedTime,
        position: Position,
        revision: Revision,
        source: SourceNumber,
        id: String,
        isDisputed: Bool = false,
        disputeCount: Int = 0,
        remarkCount: Int = 0
    ) {
        self.body = body
        self.at = at
        self.registered = registered
        self.recorded = recorded
        self.position = position
        self.revision = revision
        self.source = source
        self.id = id
        self.isDisputed = isDisputed
        self.disputeCount = disputeCount
        self.remarkCount = remarkCount
    }

    /// The answer to one question; `nil` says that it was never asked.
    public func answer(to question: String) -> Answer? {
        body[question]
    }
}
