public import EventModel

/// What may be looked at: everything up to a moment on one of two clocks, or a place in the log.
///
/// All three include their own end: what was said at that very moment is known.
public enum Known: Hashable, Sendable {
    /// What the sources had said by then, by their own clocks.
    case registered(RegisteredTime)
    /// What this store had taken in by then.
    case recorded(RecordedTime)
    /// What stands in the log up to and including this place: an exact replay.
    case position(Position)

    /// Whether an event with these times and this place is known.
    @inlinable
    public func admits(
        registered: RegisteredTime,
        recorded: RecordedTime,
        position: Position
    ) -> Bool {
        switch self {
        case .registered(let limit): registered <= limit
        case .recorded(let limit): recorded <= limit
        case .position(let limit): position <= limit
        }
    }

    /// Whether events that come later in the log can still be known when this one is not.
    ///
    /// Only sources speak out of order: positions and recorded times grow along the log.
    var isOutOfOrder: Bool {
        switch self {
        case .registered: true
        case .recorded, .position: false
        }
    }
}
