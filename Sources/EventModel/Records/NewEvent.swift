/// An event that is to be stored.
public struct NewEvent: Hashable, Sendable {
    /// Whose stream the event goes to.
    public enum Destination: Hashable, Sendable {
        /// A subject that is stored already, or the registry.
        case subject(SubjectID)
        /// The person with this alias; a new subject when nobody has it yet.
        case person(Alias)
        /// The person whom the event that this one speaks of is about.
        case subjectOfTarget
    }

    /// How an event names the stored event that it speaks of.
    public enum Target: Hashable, Sendable {
        /// By its full key.
        case key(EventKey)
        /// By its id alone, of whichever source has it; refused where several have.
        case id(String)
    }

    /// What it states.
    public var type: EventType
    /// Whose stream it goes to.
    public var destination: Destination
    /// The source's name for it.
    public var key: EventKey
    /// When the source said so.
    public var registered: RegisteredTime
    /// When it holds in the world from.
    public var effective: EffectiveTime?
    /// The stored event that it speaks of.
    public var target: Target?
    /// The statement itself, in the encoding of its type.
    public var body: [UInt8]
    /// A further alias by which the same person is found from now on.
    public var furtherAlias: Alias?

    /// Describes an event that is to be stored.
    public init(
        type: EventType,
        destination: Destination,
        key: EventKey,
        registered: RegisteredTime,
        effective: EffectiveTime? = nil,
        target: Target? = nil,
        body: [UInt8] = [],
        furtherAlias: Alias? = nil
    ) {
        self.type = type
        self.destination = destination
        self.key = key
        self.registered = registered
        self.effective = effective
        self.target = target
        self.body = body
        self.furtherAlias = furtherAlias
    }
}
