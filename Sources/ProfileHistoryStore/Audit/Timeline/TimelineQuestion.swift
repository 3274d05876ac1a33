public import EventModel

/// What is asked of a person's score over time.
public struct TimelineQuestion: Hashable, Sendable {
    /// The first day.
    public var from: CalendarDate
    /// The last day.
    public var to: CalendarDate
    /// Whether each day is asked about as it was registered by its close; else as all is known now.
    public var isAsKnownThen = false
    /// The version; the one in force on each day unless given.
    public var model: String?
    /// The roles of the reader.
    public var roles: Set<String>

    /// The most days that are asked about at once.
    public static let maximumDayCount: Int32 = 3_700

    /// Asks about the days from one to another.
    public init(from: CalendarDate, to: CalendarDate, roles: Set<String> = []) {
        self.from = from
        self.to = to
        self.roles = roles
    }
}
