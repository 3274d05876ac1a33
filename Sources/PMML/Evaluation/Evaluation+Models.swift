extension Evaluation {
    /// What a model predicts, after its targets were dealt with; its outputs are written down.
    mutating func score(_ model: CompiledModel) throws(PMMLNoResult) -> Prediction {
        var prediction = try raw(model.body)
        if prediction.value == .missing, !prediction.probabilities.isEmpty,
            let best = Self.best(prediction.probabilities), best < model.categories.count
        {
            prediction.value = model.categories[best]
        }
        if let targets = model.targets { treat(&prediction, targets, model) }
        if plan.parts.keepsPrediction[Int(model.number)] {
            predictions[model.number] = prediction
        }
        let fields = model.outputs
        let outputs = fields.span
        for index in outputs.indices {
            cells[Int(outputs[index].slot)] = try output(outputs[index], prediction, model)
        }
        return prediction
    }

    private mutating func raw(_ body: ModelBody) throws(PMMLNoResult) -> Prediction {
        switch body {
        case .tree(let model): try model.score(&self)
        case .regression(let model): try model.score(&self)
        case .mining(let model): try model.score(&self)
        case .scorecard(let model): try model.score(&self)
        case .ruleSet(let model): try model.score(&self)
        case .naiveBayes(let model): try model.score(&self)
        case .general(let model): try model.score(&self)
        case .neural(let model): try model.score(&self)
        }
    }

    /// The place of the greatest number; of several the first.
    static func best(_ numbers: [Double]) -> Int? {
        var best: Int?
        for (index, number) in numbers.enumerated() where number > numbers[best ?? 0] || best == nil
        {
            best = index
        }
        return best
    }

    private func treat(
        _ prediction: inout Prediction,
        _ targets: TargetTreatment,
        _ model: CompiledModel
    ) {
        if prediction.value == .missing {
            prediction.value = targets.standard ?? .missing
            if !targets.priors.isEmpty {
                prediction.probabilities = model.categories.map { targets.priors[$0] ?? 0 }
            }
        } else if model.function == .regression, case .number(let number) = prediction.value {
            prediction.value = .number(targets.applied(to: number))
        }
    }
}
