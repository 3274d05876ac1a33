/// What a document says of a row.
public struct PMMLResult: Hashable, Sendable {
    /// What the model predicts; missing where it predicts nothing.
    public let prediction: PMMLValue
    /// Why there is no result at all, if there is none.
    public let noResult: PMMLNoResult?
    /// The probability of each class, in document order; empty where the model has none.
    public let probabilities: [PMMLProbability]
    /// The output fields, in document order.
    public let outputs: [PMMLOutput]
    /// The inputs that were looked at, in the order in which that happened first.
    public let consulted: [String]
    /// Those of them that had no value.
    public let missing: [String]
    /// The values of all segments, for models that give all of them.
    public let all: [PMMLValue]
    /// How the prediction came about, where that was asked for.
    public let explanation: PMMLExplanation

    /// The value of an output by name, or nil if the model has no such output.
    public func output(_ name: String) -> PMMLValue? {
        outputs.first { $0.name == name }?.value
    }
}
