/// Ranges of numbers with a value each.
struct Discretization: Sendable {
    let intervals: [Interval]
    let values: [Value]
    /// Given where no range has the number.
    let standard: Value?
}
