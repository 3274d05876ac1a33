/// What one term added to the linear predictor.
public struct Contribution: Hashable, Sendable {
    /// Where the contribution comes from.
    public enum Source: Hashable, Sendable {
        /// The term at this place of the sub-model's list.
        case term(Int)
        /// The intercept, which is always added last.
        case intercept
    }

    /// The term, or the intercept.
    public let source: Source
    /// The feature of the term and what was read of it; nil for the intercept.
    public let reading: Reading?
    /// What the coefficient is multiplied by: the number itself, 0 or 1 for an indicator, 1 for the
    /// intercept; nil where the input does not give one, and then there is no result.
    public let factor: Double?
    /// The coefficient.
    public let coefficient: Double

    /// States what a term or the intercept adds.
    public init(source: Source, reading: Reading?, factor: Double?, coefficient: Double) {
        self.source = source
        self.reading = reading
        self.factor = factor
        self.coefficient = coefficient
    }
}

extension Contribution {
    /// The coefficient times the factor, rounded once; nil where there is no factor.
    public var product: Double? {
        factor.map { coefficient * $0 }
    }
}
