/// The softmax function.
enum Softmax {
    /// Powers of e in proportion to their sum.
    ///
    /// The greatest sum is taken away first: that changes no proportion, and no power overflows.
    static func probabilities(_ sums: [Double]) -> [Double] {
        let greatest = sums.max() ?? 0
        let powers = sums.map { ElementaryFunction.exponential($0 - greatest) }
        let total = powers.reduce(0, +)
        return powers.map { $0 / total }
    }
}
