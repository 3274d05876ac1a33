public import EventModel
public import PMML
public import Scoring

/// What a model version makes of a person, with everything needed to explain and to repeat it.
///
/// Equal questions give equal results, and equal results give equal bytes of JSON.
public struct ScoreResult: Hashable, Sendable {
    /// The version that ran.
    public let model: String
    /// The digest of the version's document.
    public let digest: DocumentDigest
    /// The moment that was asked about.
    public let at: EffectiveTime
    /// What the kernel gave, features by place.
    public let outcome: Outcome
    /// Why there is no result, nil where there is one.
    public let noResult: NoResult?
    /// The path through a tree; empty for a sum, and for a PMML document.
    public let path: [ScoreStep]
    /// The terms of a sum in the order in which they were added; empty for a tree, and for a PMML
    /// document.
    public let terms: [ScoreTerm]
    /// How a PMML document came to its result; nil where the version binds none.
    public let steps: PMMLExplanation?
    /// The feature at which the path through a tree ended, nil for a sum.
    public let decider: String?
    /// What the kernel was given, in the order of the features.
    public let inputs: [ScoredInput]
    /// What was supposed, in the order given; none for a score as things are.
    public let changes: [InputChange]
    /// The version of the rules by which kernels compute.
    public let kernelVersion: Int
    /// The features that the kernel consulted, in the order in which it did.
    public let consulted: [String]
    /// Those of ``consulted`` that had no value, and why.
    public let missing: [NamedValue]
}

extension ScoreResult {
    /// The class, nil where there is no result.
    public var label: ClassLabel? { outcome.result.label }

    /// The score, nil where there is no result or the leaf of a tree states none.
    public var score: Double? { outcome.score }

    /// The bits of the score.
    public var scoreBits: UInt64? { outcome.scoreBits }

    /// The bits of the linear predictor, nil for a tree.
    public var linearPredictorBits: UInt64? { outcome.linearPredictorBits }

    /// The sub-model that scored, nil for a tree.
    public var subModel: String? { outcome.subModel }

    /// The input of a feature, nil where the version has none of this name.
    public func input(_ feature: String) -> ScoredInput? {
        inputs.first { $0.feature == feature }
    }
}
