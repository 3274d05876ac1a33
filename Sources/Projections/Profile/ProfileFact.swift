public import EventModel
public import ProfileModel

/// The value of one attribute in a profile, with where it comes from.
public struct ProfileFact: Hashable, Sendable {
    /// The attribute that it is a value of.
    public var attribute: AttributeNumber
    /// The value.
    public var value: AttributeValue
    /// The week or month that it is about; `nil` for an attribute that is not a series.
    public var period: Period?
    /// When it holds from.
    public var effective: EffectiveTime
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
    /// Whether a decision marked it "not to be used"; such a fact is only shown when asked for.
    public var isDisputed: Bool
    /// How many visible decisions, accepted and rejected, name it.
    public var disputeCount: Int
    /// How many visible remarks name it.
    public var remarkCount: Int

    /// Assembles a fact from its parts.
    public init(
        attribute: AttributeNumber,
        value: AttributeValue,
        period: Period? = nil,
        effective: EffectiveTime,
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
        self.attribute = attribute
        self.value = value
        self.period = period
        self.effective = effective
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
}
