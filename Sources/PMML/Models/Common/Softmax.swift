/// The softmax function.
enum Softmax {
    /// Powers of e in proportion to their sum.
    ///
    /// The greatest sum is taken away first: that changes no proportion, and no power overflows.
    static func probabilities(_ sums: [Double], _ precision: Precision = .double) -> [Double] {
        let greatest = sums.max() ?? 0
        let powers = sums.map { sum in
            precision.rounded(ElementaryFunction.exponential(precision.rounded(sum - greatest)))
        }
        let total = powers.reduce(0) { precision.rounded($0 + $1) }
        return powers.map { precision.rounded($0 / total) }
    }
}
