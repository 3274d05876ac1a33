public import EventModel

/// What the periods of a window add up to.
///
/// Sums go from the earliest period to the latest and round at each step, so that they are the
/// same on every machine.
public struct SeriesTotals: Hashable, Sendable {
    /// How many periods hold a value that counts.
    public var count = 0
    /// How many of them hold a number over zero.
    public var positiveCount = 0
    /// The numbers added up; a value that is no number adds zero.
    public var sum = 0.0
    /// Whether a period's value was destroyed, so that the numbers are not those of the person.
    public var isErased = false
    /// The greatest position among those that count; without meaning where none does.
    var greatest: UInt64 = 0

    /// The greatest position among those that count; nil where none does.
    public var lastPosition: Position? { count == 0 ? nil : Position(rawValue: greatest) }
}
