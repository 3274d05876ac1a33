/// What a model predicts.
public enum MiningFunction: String, Hashable, Sendable {
    /// A number.
    case regression
    /// A category.
    case classification
}
