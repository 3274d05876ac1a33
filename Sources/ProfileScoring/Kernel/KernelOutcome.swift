import PMML
import Scoring

/// What an evaluation gave, and for a PMML document how it came to it.
struct KernelOutcome: Hashable, Sendable {
    var outcome: Outcome
    /// Nil for a kernel that its own document writes out.
    var steps: PMMLExplanation?
}

extension KernelOutcome {
    /// The outcome where an input that was consulted is not told.
    ///
    /// Nothing is told of the way either: a PMML document's steps may hold what followed from the
    /// input's absence.
    func withholding(_ feature: FeatureIndex) -> KernelOutcome {
        KernelOutcome(
            outcome: outcome.withholding(feature),
            steps: steps.map { _ in PMMLExplanation.none }
        )
    }
}
