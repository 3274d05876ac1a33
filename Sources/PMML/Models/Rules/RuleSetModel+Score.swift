extension RuleSetModel {
    /// What the rules that fire predict together.
    func score(_ evaluation: inout Evaluation) throws(PMMLNoResult) -> Prediction {
        var firing: [Int] = []
        for (index, rule) in rules.enumerated() where try rule.fires(&evaluation) {
            firing.append(index)
            if criterion == .firstHit { break }
        }
        var prediction = Prediction()
        if evaluation.explains {
            prediction.explanation = .rules(
                firing.map { index in
                    PMMLRuleStep(
                        rule: rules[index].name,
                        weight: rules[index].weight,
                        score: evaluation.display(rules[index].score),
                        predicate: evaluation.plan.text(ofAll: rules[index].predicates)
                    )
                }
            )
        }
        guard let winner = winner(of: firing) else {
            prediction.value = defaultScore ?? .missing
            setConfidence(defaultConfidence, of: prediction.value, in: &prediction)
            return prediction
        }
        prediction.value = rules[winner.rule].score
        prediction.entity = rules[winner.rule].name
        setConfidence(winner.confidence, of: prediction.value, in: &prediction)
        return prediction
    }

    private func setConfidence(
        _ confidence: Double,
        of value: Value,
        in prediction: inout Prediction
    ) {
        guard let index = categories.firstIndex(of: value) else { return }
        prediction.confidences = [Double](repeating: 0, count: categories.count)
        prediction.confidences[index] = confidence
    }

    /// The rule that decides, and how sure it is; of several alike the first one.
    private func winner(of firing: [Int]) -> (rule: Int, confidence: Double)? {
        guard let first = firing.first else { return nil }
        switch criterion {
        case .firstHit: return (first, rules[first].confidence)
        case .weightedMax:
            var best = first
            for index in firing where rules[index].weight > rules[best].weight { best = index }
            return (best, rules[best].confidence)
        case .weightedSum: return heaviest(firing, first)
        }
    }

    /// The first rule of the score whose rules weigh most; of several such scores the one that the
    /// target declares first.
    private func heaviest(_ firing: [Int], _ first: Int) -> (rule: Int, confidence: Double) {
        var best = (rule: first, weight: -Double.infinity)
        for score in categories.isEmpty ? firing.map({ rules[$0].score }) : categories {
            guard let rule = firing.first(where: { rules[$0].score == score }) else { continue }
            let weight = firing.reduce(0) {
                rules[$1].score == score ? $0 + rules[$1].weight : $0
            }
            if weight > best.weight { best = (rule, weight) }
        }
        return (best.rule, best.weight / Double(firing.count))
    }
}

extension RuleSetModel.Rule {
    /// Whether all predicates are true.
    func fires(_ evaluation: inout Evaluation) throws(PMMLNoResult) -> Bool {
        for predicate in predicates where try evaluation.testPart(predicate) != .yes {
            return false
        }
        return true
    }
}
