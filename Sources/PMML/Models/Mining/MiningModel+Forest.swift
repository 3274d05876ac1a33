extension MiningModel {
    /// Walks a forest's trees in a row, without a prediction of its own for each.
    ///
    /// Nil where a tree predicts nothing or the method needs all numbers side by side; the general
    /// way is taken then.
    func forest(_ evaluation: inout Evaluation) throws(PMMLNoResult) -> Prediction? {
        switch method {
        case .sum, .average, .weightedSum, .xWeightedSum, .weightedAverage:
            return function == .regression ? try sum(&evaluation) : try mean(&evaluation)
        case .majorityVote, .weightedMajorityVote: return try votes(&evaluation)
        default: return nil
        }
    }

    private func sum(_ evaluation: inout Evaluation) throws(PMMLNoResult) -> Prediction? {
        let parts = evaluation.plan.parts
        let nodes = parts.treeNodes.span
        var sum = 0.0
        var weights = 0.0
        for segment in segments {
            guard let tree = segment.tree else { return nil }
            let leaf = tree.predicting(try tree.walk(&evaluation, nodes).node, parts)
            guard leaf >= 0 else { return nil }
            let number = parts.treeLeaves[Int(leaf)].number
            let weight = method.isWeighted ? segment.weight : 1
            sum = rounded(sum + (method.isWeighted ? rounded(weight * number) : number))
            weights = rounded(weights + weight)
        }
        var prediction = Prediction()
        let divides = method == .average || method == .weightedAverage
        let result = divides ? rounded(sum / weights) : sum
        guard result.isFinite else { throw .notFinite }
        prediction.value = .number(result)
        return prediction
    }

    private func votes(_ evaluation: inout Evaluation) throws(PMMLNoResult) -> Prediction? {
        let parts = evaluation.plan.parts
        let nodes = parts.treeNodes.span
        var votes = [Double](repeating: 0, count: categoryCount)
        var total = 0.0
        for segment in segments {
            guard let tree = segment.tree else { return nil }
            let leaf = tree.predicting(try tree.walk(&evaluation, nodes).node, parts)
            guard leaf >= 0 else { return nil }
            let category = parts.treeLeaves[Int(leaf)].category
            guard category >= 0, segment.categories[Int(category)] >= 0 else { return nil }
            let weight = method.isWeighted ? segment.weight : 1
            votes[Int(segment.categories[Int(category)])] += weight
            total += weight
        }
        guard total > 0 else { return nil }
        var prediction = Prediction()
        prediction.probabilities = votes.map { $0 / total }
        return prediction
    }

    private func mean(_ evaluation: inout Evaluation) throws(PMMLNoResult) -> Prediction? {
        let parts = evaluation.plan.parts
        let nodes = parts.treeNodes.span
        var sums = [Double](repeating: 0, count: categoryCount)
        var total = 0.0
        for segment in segments {
            guard let tree = segment.tree else { return nil }
            let leaf = tree.predicting(try tree.walk(&evaluation, nodes).node, parts)
            guard leaf >= 0 else { return nil }
            let start = Int(parts.treeLeaves[Int(leaf)].probabilities)
            guard start >= 0, segment.categories.count == categoryCount else { return nil }
            let weight = method.isWeighted ? segment.weight : 1
            for (index, category) in segment.categories.enumerated() where category >= 0 {
                sums[Int(category)] += weight * parts.probabilities[start + index]
            }
            total += weight
        }
        guard total > 0 else { return nil }
        var prediction = Prediction()
        prediction.probabilities = sums.map { $0 / total }
        return prediction
    }
}
