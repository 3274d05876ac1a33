/// A logistic regression: terms, an intercept and the bands that make classes of its scores.
///
/// The model is checked by the ``LogisticKernel`` that takes it.
public struct LogisticModel: Hashable, Sendable {
    /// The terms in the order of the model's documentation.
    public let terms: [LogisticTerm]
    /// The constant, which is added last.
    public let intercept: Double
    /// The classes by probability.
    public let bands: ClassBands

    /// Makes a model of its parts.
    public init(terms: [LogisticTerm], intercept: Double, bands: ClassBands) {
        self.terms = terms
        self.intercept = intercept
        self.bands = bands
    }
}
