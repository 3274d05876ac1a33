/// One of the values that a PMML document gives.
public enum PMMLQuantity: Hashable, Sendable {
    /// What the model predicts.
    case prediction
    /// The output field of this name.
    case output(String)
    /// The probability of this category.
    case probability(String)
}
