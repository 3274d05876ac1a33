extension MiningModel {
    /// Walks a forest's trees in a row, without a prediction of its own for each.
    ///
    /// Nil where a tree predicts nothing or the method needs all numbers side by side; the general
    /// way is taken then.
    func walked(
        _ forest: Forest,
        _ evaluation: inout Evaluation
    ) throws(PMMLNoResult) -> Prediction? {
        switch method {
        case .sum, .average, .weightedSum, .xWeightedSum, .weightedAverage:
            return function == .regression
                ? try sum(forest, &evaluation) : try mean(forest, &evaluation)
        case .majorityVote, .weightedMajorityVote: return try votes(forest, &evaluation)
        default: return nil
        }
    }

    private func sum(
        _ forest: Forest,
        _ evaluation: inout Evaluation
    ) throws(PMMLNoResult) -> Prediction? {
        let (treeNodes, treeSplits, treeForks, treeLeaves) = evaluation.plan.trees
        let nodes = treeNodes.span
        let splits = treeSplits.span
        let forks = treeForks.span
        let leaves = treeLeaves.span
        var sum = 0.0
        var weights = 0.0
        for member in forest.members {
            let leaf = try member.tree.leaf(&evaluation, forks, nodes, splits)
            guard leaf >= 0 else { return nil }
            let number = leaves[Int(leaf)].number
            let weight = method.isWeighted ? member.weight : 1
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

    private func votes(
        _ forest: Forest,
        _ evaluation: inout Evaluation
    ) throws(PMMLNoResult) -> Prediction? {
        let (treeNodes, treeSplits, treeForks, treeLeaves) = evaluation.plan.trees
        let nodes = treeNodes.span
        let splits = treeSplits.span
        let forks = treeForks.span
        let leaves = treeLeaves.span
        var votes = [Double](repeating: 0, count: categoryCount)
        var total = 0.0
        for member in forest.members {
            let leaf = try member.tree.leaf(&evaluation, forks, nodes, splits)
            guard leaf >= 0 else { return nil }
            let own = leaves[Int(leaf)].category
            guard own >= 0 else { return nil }
            let category = forest.classes[Int(member.classes + own)]
            guard category >= 0 else { return nil }
            let weight = method.isWeighted ? member.weight : 1
            votes[Int(category)] += weight
            total += weight
        }
        guard total > 0 else { return nil }
        var prediction = Prediction()
        prediction.probabilities = votes.map { $0 / total }
        return prediction
    }

    private func mean(
        _ forest: Forest,
        _ evaluation: inout Evaluation
    ) throws(PMMLNoResult) -> Prediction? {
        let (treeNodes, treeSplits, treeForks, treeLeaves) = evaluation.plan.trees
        let nodes = treeNodes.span
        let splits = treeSplits.span
        let forks = treeForks.span
        let leaves = treeLeaves.span
        let shares = evaluation.plan.parts.probabilities
        let probabilities = shares.span
        var sums = [Double](repeating: 0, count: categoryCount)
        var total = 0.0
        for member in forest.members {
            let leaf = try member.tree.leaf(&evaluation, forks, nodes, splits)
            guard leaf >= 0 else { return nil }
            let start = leaves[Int(leaf)].probabilities
            guard start >= 0 else { return nil }
            let weight = method.isWeighted ? member.weight : 1
            for index in 0..<Int32(member.tree.categoryCount) {
                let category = forest.classes[Int(member.classes + index)]
                guard category >= 0 else { continue }
                sums[Int(category)] += weight * probabilities[Int(start + index)]
            }
            total += weight
        }
        guard total > 0 else { return nil }
        var prediction = Prediction()
        prediction.probabilities = sums.map { $0 / total }
        return prediction
    }
}
