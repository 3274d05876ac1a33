/// How wide the numbers are that a model calculates with.
enum Precision: Sendable {
    /// Binary64.
    case double
    /// Binary32 (`x-mathContext="float"`): every step is rounded to it.
    case float

    /// A number as the arithmetic holds it.
    ///
    /// A sum, difference, product, quotient or root of binary32 numbers that is computed in
    /// binary64 and then rounded here is the one that binary32 arithmetic gives: 53 bits are more
    /// than twice 24 and two (Figueroa, *When is double rounding innocuous?*, 1995).
    @inline(__always)
    func rounded(_ number: Double) -> Double {
        self == .double ? number : Double(Float(number))
    }
}
