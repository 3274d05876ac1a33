extension Kernel {
    /// Evaluates the inputs as they are and with the input of `feature` replaced.
    ///
    /// Costs two evaluations. The feature must be one of the model's.
    public func whatIf(
        _ inputs: [InputValue],
        replacing feature: FeatureIndex,
        with replacement: InputValue
    ) -> WhatIf {
        compare(evaluate(inputs), of: inputs, replacing: feature, with: replacement)
    }

    /// Evaluates the inputs as they are and as if nothing were known of `feature`.
    ///
    /// Costs two evaluations. The feature must be one of the model's.
    public func whatIf(_ inputs: [InputValue], without feature: FeatureIndex) -> WhatIf {
        whatIf(inputs, replacing: feature, with: .missing(.noFact))
    }

    /// For each feature that the evaluation consulted, what it gives without that one.
    ///
    /// A feature that was not consulted cannot matter: without it the evaluation is the same step
    /// for step. Costs one evaluation more than there are consulted features.
    public func influence(_ inputs: [InputValue]) -> [WhatIf] {
        let actual = evaluate(inputs)
        return actual.deciders.map { feature in
            compare(actual, of: inputs, replacing: feature, with: .missing(.noFact))
        }
    }

    private func compare(
        _ actual: Outcome,
        of inputs: [InputValue],
        replacing feature: FeatureIndex,
        with replacement: InputValue
    ) -> WhatIf {
        precondition(
            inputs.indices.contains(feature.position),
            "the feature replaced is one of the model's: \(feature)"
        )
        var supposedInputs = inputs
        supposedInputs[feature.position] = replacement
        return WhatIf(
            feature: feature,
            replacement: replacement,
            actual: actual,
            supposed: evaluate(supposedInputs)
        )
    }
}
