public import EventModel

/// Which entries of the read log are asked for.
public struct AccessQuery: Hashable, Sendable {
    /// Whose: only entries about this subject.
    public var subject: SubjectID?
    /// By whom: only entries of this actor.
    public var actor: String?
    /// Only entries logged at this instant or later.
    public var from: Instant?
    /// Only entries logged at this instant or earlier.
    public var to: Instant?
    /// Whether the newest come first.
    public var newestFirst: Bool
    /// How many at most.
    public var limit: Int
    /// The number of the entry behind which to go on, from ``AccessPage/next``.
    public var cursor: UInt64?

    /// Asks for all entries, the oldest first, unless more is said.
    public init(
        subject: SubjectID? = nil,
        actor: String? = nil,
        from: Instant? = nil,
        to: Instant? = nil,
        newestFirst: Bool = false,
        limit: Int = 100,
        cursor: UInt64? = nil
    ) {
        self.subject = subject
        self.actor = actor
        self.from = from
        self.to = to
        self.newestFirst = newestFirst
        self.limit = limit
        self.cursor = cursor
    }
}
