public import EventModel

/// What became of one line or row of a feed.
public struct FeedRow: Sendable {
    /// Where it stands in the file.
    public let place: LinePlace
    /// The event that it gives, or why it is refused.
    public let outcome: Result<NewEvent, LineError>

    /// States what became of a line.
    public init(place: LinePlace, outcome: Result<NewEvent, LineError>) {
        self.place = place
        self.outcome = outcome
    }
}
