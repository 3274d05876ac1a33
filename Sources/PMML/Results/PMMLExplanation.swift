/// How a score came about: every step that was taken, and nothing that was not.
public indirect enum PMMLExplanation: Hashable, Sendable {
    /// Explanations were not asked for, or the model has nothing to explain.
    case none
    /// The nodes of a tree from the root to the one that decided.
    case tree([PMMLTreeStep])
    /// The sums of a regression, one for each of its tables.
    case regression([PMMLTermSum])
    /// The characteristics of a scorecard.
    case scorecard(initialScore: Double, [PMMLPartialScore])
    /// The rules that fired, in document order.
    case rules([PMMLRuleStep])
    /// The inner models that ran, in order.
    case segments([PMMLSegmentStep])
}
