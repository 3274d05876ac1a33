/// One summand of a linear predictor.
public enum LogisticTerm: Hashable, Sendable {
    /// The coefficient times the number that the feature holds.
    ///
    /// Where the feature holds no finite number, the sub-model gives no result.
    case numeric(FeatureIndex, coefficient: Double)
    /// The coefficient where the condition holds, else nothing.
    ///
    /// `whenMissing` says what a missing value means, unless the condition is that it be missing.
    case indicator(Condition, coefficient: Double, whenMissing: MissingTreatment)
}

extension LogisticTerm {
    /// The feature that the term reads.
    public var feature: FeatureIndex {
        switch self {
        case .numeric(let feature, _): feature
        case .indicator(let condition, _, _): condition.feature
        }
    }

    /// The coefficient.
    public var coefficient: Double {
        switch self {
        case .numeric(_, let coefficient): coefficient
        case .indicator(_, let coefficient, _): coefficient
        }
    }
}
