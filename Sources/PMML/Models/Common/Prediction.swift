/// What a model predicts for a row.
struct Prediction: Sendable {
    /// The number or the category; missing where the model predicts nothing.
    var value = Value.missing
    /// The probability of each class of the model, in its order; empty where there are none.
    var probabilities: [Double] = []
    /// The confidence in each class, where it is another number than the probability.
    var confidences: [Double] = []
    /// The name of the node or the rule that decided.
    var entity: String?
    /// Codes that say which parts of a scorecard moved the score most.
    var reasonCodes: [String] = []
    /// What was computed on the way, where explanations are wanted.
    var explanation = PMMLExplanation.none
    /// The predictions of segments that all count (`selectAll`).
    var all: [Value] = []
}
