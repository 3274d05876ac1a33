extension TreeModel {
    /// What the tree predicts.
    func score(_ evaluation: inout Evaluation) throws(PMMLNoResult) -> Prediction {
        let plan = evaluation.plan
        if missing == .weightedConfidence || missing == .aggregateNodes {
            return try aggregated(&evaluation)
        }
        let nodes = plan.parts.treeNodes
        let splits = plan.parts.treeSplits
        let walk = try walk(&evaluation, nodes.span, splits.span)
        let leaf = predicting(walk.node, nodes.span)
        var prediction = Prediction()
        if evaluation.explains {
            prediction.explanation = .tree(steps(to: walk.node, evaluation))
        }
        guard leaf >= 0 else { return prediction }
        fill(&prediction, with: plan.parts.treeLeaves[Int(leaf)], plan.parts, walk.detours)
        return prediction
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
        _ parts: PlanParts,
        _ detours: Int
    ) {
        prediction.value = leaf.score
        prediction.entity = parts.treeNames[Int(leaf.node)]
        if leaf.probabilities >= 0 {
            let start = Int(leaf.probabilities)
            prediction.probabilities = Array(parts.probabilities[start..<start + categoryCount])
        }
        prediction.confidences = prediction.probabilities
        if leaf.confidences >= 0 {
            let start = Int(leaf.confidences)
            prediction.confidences = Array(parts.probabilities[start..<start + categoryCount])
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
