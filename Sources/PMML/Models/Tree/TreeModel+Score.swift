extension TreeModel {
    /// What the tree predicts.
    func score(_ evaluation: inout Evaluation) throws(PMMLNoResult) -> Prediction {
        if missing == .weightedConfidence || missing == .aggregateNodes {
            return try aggregated(&evaluation)
        }
        let plan = evaluation.plan
        let (nodes, splits, forks, leaves) = plan.trees
        var prediction = Prediction()
        if !evaluation.explains, let leaf = try descend(&evaluation, forks.span) {
            if leaf >= 0 { fill(&prediction, with: leaves[Int(leaf)], plan, detours: 0) }
            return prediction
        }
        let walk = try walk(&evaluation, nodes.span, splits.span)
        let leaf = predicting(walk.node, nodes.span)
        if evaluation.explains {
            prediction.explanation = .tree(steps(to: walk.node, evaluation))
        }
        guard leaf >= 0 else { return prediction }
        fill(&prediction, with: leaves[Int(leaf)], plan, detours: walk.detours)
        return prediction
    }

    /// The leaf that a row comes to, or -1 where the tree predicts nothing.
    @inline(__always)
    func leaf(
        _ evaluation: inout Evaluation,
        _ forks: borrowing Span<TreeFork>,
        _ nodes: borrowing Span<TreeNode>,
        _ splits: borrowing Span<TreeSplit>
    ) throws(PMMLNoResult) -> Int32 {
        if let leaf = try descend(&evaluation, forks) { return leaf }
        let walk = try walk(&evaluation, nodes, splits)
        return predicting(walk.node, nodes)
    }

    /// The leaf by the forks alone: nil where there are none, or where a value is not there and
    /// the tree's strategy decides.
    @inline(__always)
    private func descend(
        _ evaluation: inout Evaluation,
        _ forks: borrowing Span<TreeFork>
    ) throws(PMMLNoResult) -> Int32? {
        guard firstFork >= 0 else { return nil }
        var fork = forks[Int(firstFork)]
        while fork.low >= 0 {
            guard case .number(let number) = try evaluation.value(fork.slot), number == number
            else { return nil }
            fork = forks[Int(fork.low &+ (number <= fork.number ? 0 : 1))]
        }
        return fork.slot
    }

    /// The leaf of a node: its own, or that of the nearest node above that has one.
    @inline(__always)
    func predicting(_ node: Int32, _ nodes: borrowing Span<TreeNode>) -> Int32 {
        var node = node
        while node >= 0 {
            let entry = nodes[Int(node)]
            // Only where a strategy stopped at an inner node may another one speak for it.
            if entry.leaf >= 0 || entry.childCount == 0 { return entry.leaf }
            node = entry.parent
        }
        return -1
    }

    private func fill(
        _ prediction: inout Prediction,
        with leaf: TreeLeaf,
        _ plan: Plan,
        detours: Int
    ) {
        let shares = plan.parts.probabilities
        prediction.value = leaf.score
        prediction.entity = plan.parts.treeNames[Int(leaf.node)]
        if leaf.probabilities >= 0 {
            let start = Int(leaf.probabilities)
            prediction.probabilities = Array(shares[start..<start + categoryCount])
        }
        prediction.confidences = prediction.probabilities
        if leaf.confidences >= 0 {
            let start = Int(leaf.confidences)
            prediction.confidences = Array(shares[start..<start + categoryCount])
        }
        for _ in 0..<detours {
            for index in prediction.confidences.indices {
                prediction.confidences[index] *= penalty
            }
        }
    }

    private func steps(to node: Int32, _ evaluation: Evaluation) -> [PMMLTreeStep] {
        // A copy, since the predicate of a default child was never looked at.
        var evaluation = evaluation
        var steps: [PMMLTreeStep] = []
        var node = node
        while node >= 0 {
            let entry = evaluation.plan.parts.treeNodes[Int(node)]
            let truth = try? evaluation.test(entry.predicate)
            steps.append(
                PMMLTreeStep(
                    node: evaluation.plan.parts.treeNames[Int(node)],
                    predicate: evaluation.plan.text(of: entry.predicate),
                    readings: evaluation.readings(of: entry.predicate),
                    isDefault: truth != .yes
                )
            )
            node = entry.parent
        }
        return steps.reversed()
    }
}
