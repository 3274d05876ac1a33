/// A regression whose sums are added up term by term for a whole block.
struct BlockRegression: Sendable {
    /// One sum, in the order of `RegressionTable`.
    struct Table: Sendable {
        let terms: [Term]
        let intercept: Double
    }

    /// Something times a factor.
    struct Term: Sendable {
        let quantity: Quantity
        let coefficient: Double
    }

    /// What a term is of, by columns.
    enum Quantity: Sendable {
        case power(Int, exponent: Int)
        /// Whether a number, or a text's code, is there; the term is none where it is not.
        case category(Int, Double)
        case product([Int])
    }

    let tables: [Table]
    /// What the sums are turned into, and how.
    let model: RegressionModel
}
