/// The sum of one regression table.
public struct PMMLTermSum: Hashable, Sendable {
    /// The class that the table is for, if the model has classes.
    public let category: String?
    /// The terms in the order of the summation.
    public let terms: [PMMLTerm]
    /// The constant, which is added last.
    public let intercept: Double
    /// The sum, before it is normalised.
    public let sum: Double
}
