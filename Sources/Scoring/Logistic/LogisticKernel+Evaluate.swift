extension LogisticKernel {
    /// Chooses the sub-model and evaluates it.
    ///
    /// Never fails: where an input is missing that a term needs, or no sub-model applies, there is
    /// no result. There must be one input for each feature.
    public func evaluate(_ inputs: [InputValue]) -> Outcome {
        var reader = InputReader(inputs, featureCount: featureCount)
        for choice in subModels {
            if let condition = choice.condition, !reader.satisfies(condition) { continue }
            return choice.model.evaluate(as: choice.name, reading: &reader)
        }
        return Outcome(
            result: .noResult(.noSubModel),
            score: nil,
            linearPredictor: nil,
            subModel: nil,
            explanation: .contributions([]),
            missingInputs: reader.missing,
            deciders: reader.consulted
        )
    }
}
