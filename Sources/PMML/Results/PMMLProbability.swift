/// The probability of a class.
public struct PMMLProbability: Hashable, Sendable {
    /// The class, as the document writes it.
    public let category: String
    /// The probability.
    public let probability: Double
}
