/// Everything that one evaluation of a kernel yields.
///
/// The same kernel and inputs give an equal outcome on every machine: see <doc:KernelVersion1>.
public struct Outcome: Hashable, Sendable {
    /// The class, or why there is none.
    public let result: Classification
    /// The score; nil where there is no result, or where the leaf of a tree states none.
    public let score: Double?
    /// The sum of the contributions; nil for a tree, and where a term could not be computed.
    public let linearPredictor: Double?
    /// The name of the sub-model that was chosen; nil for a tree, and where none applied.
    public let subModel: String?
    /// The path or the contributions.
    public let explanation: Explanation
    /// The inputs that the evaluation asked for and did not get, in the order of asking.
    public let missingInputs: [FeatureIndex]
    /// The inputs that the evaluation consulted, present or missing, in the order of asking.
    public let deciders: [FeatureIndex]

    /// Puts an outcome together; evaluations do this.
    public init(
        result: Classification,
        score: Double?,
        linearPredictor: Double?,
        subModel: String?,
        explanation: Explanation,
        missingInputs: [FeatureIndex],
        deciders: [FeatureIndex]
    ) {
        self.result = result
        self.score = score
        self.linearPredictor = linearPredictor
        self.subModel = subModel
        self.explanation = explanation
        self.missingInputs = missingInputs
        self.deciders = deciders
    }
}

extension Outcome {
    /// The bits of the score, which is what is stored and compared.
    public var scoreBits: UInt64? {
        score?.bitPattern
    }

    /// The bits of the linear predictor.
    public var linearPredictorBits: UInt64? {
        linearPredictor?.bitPattern
    }
}
