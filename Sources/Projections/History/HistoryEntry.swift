public import EventModel

/// One event of a subject's history, decoded, with how it stands.
public struct HistoryEntry: Hashable, Sendable {
    /// Where it comes from and its times.
    public var provenance: Provenance
    /// Its type.
    public var type: EventType
    /// The earlier event that it speaks of.
    public var target: Position?
    /// What it states.
    public var statement: Statement
    /// How it stands as the answer to the question.
    public var standing: Standing
    /// How many visible decisions, accepted and rejected, name it.
    public var disputeCount: Int
    /// How many visible remarks name it.
    public var remarkCount: Int

    /// Assembles an entry from its parts.
    public init(
        provenance: Provenance,
        type: EventType,
        target: Position?,
        statement: Statement,
        standing: Standing,
        disputeCount: Int = 0,
        remarkCount: Int = 0
    ) {
        self.provenance = provenance
        self.type = type
        self.target = target
        self.statement = statement
        self.standing = standing
        self.disputeCount = disputeCount
        self.remarkCount = remarkCount
    }
}
