/// From where to where a quantity may lie.
public struct Interval: Hashable, Sendable {
    /// The least.
    public let low: Double
    /// The greatest.
    public let high: Double

    /// An interval between two ends in their order; others are a programmer's error, and trap.
    public init(low: Double, high: Double) {
        precondition(low <= high, "An interval's low end is not above its high end")
        self.low = low
        self.high = high
    }
}
