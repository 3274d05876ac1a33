extension Outcome {
    /// The outcome where an input that was consulted is not told: none, whatever the kernel made of
    /// its absence.
    ///
    /// What was asked before it stays; it says nothing of the value. The sub-model stays where the
    /// input was a term of its sum.
    public func withholding(_ feature: FeatureIndex) -> Outcome {
        let asked = deciders.prefix { $0 != feature }
        let before: Explanation =
            switch explanation {
            case .path(let steps):
                .path(
                    Array(
                        steps.prefix { step in !step.readings.contains { $0.feature == feature } }
                    )
                )
            case .contributions: .contributions([])
            case .document: .document
            }
        return Outcome(
            result: .noResult(.withheldInput(feature)),
            score: nil,
            linearPredictor: nil,
            subModel: subModel,
            explanation: before,
            missingInputs: missingInputs.filter(asked.contains) + [feature],
            deciders: Array(asked) + [feature]
        )
    }
}
