/// A normal distribution.
struct NormalDistribution: Sendable {
    let mean: Double
    let variance: Double

    /// The density at a number.
    func density(_ x: Double) -> Double {
        let distance = x - mean
        let power = ElementaryFunction.exponential(-(distance * distance) / (2 * variance))
        return power / (2 * Double.pi * variance).squareRoot()
    }
}
