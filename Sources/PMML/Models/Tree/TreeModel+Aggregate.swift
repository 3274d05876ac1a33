extension TreeModel {
    /// Scores with a strategy that follows every child a missing value might lead to.
    func aggregated(_ evaluation: inout Evaluation) throws(PMMLNoResult) -> Prediction {
        var prediction = Prediction()
        let predicate = evaluation.plan.parts.treeNodes[Int(root)].predicate
        guard try evaluation.test(predicate) != .no else { return prediction }
        var sums = [Double](repeating: 0, count: categoryCount)
        let found: Bool
        if missing == .aggregateNodes {
            found = try addCounts(of: root, to: &sums, &evaluation)
        } else if let shares = try weighted(root, &evaluation) {
            sums = shares
            found = true
        } else {
            found = false
        }
        let total = sums.reduce(0, +)
        guard found, total > 0 else { return prediction }
        prediction.probabilities = sums.map { $0 / total }
        prediction.confidences = missing == .aggregateNodes ? prediction.probabilities : sums
        return prediction
    }

    /// Adds the records of every leaf that can be reached.
    private func addCounts(
        of node: Int32,
        to sums: inout [Double],
        _ evaluation: inout Evaluation
    ) throws(PMMLNoResult) -> Bool {
        let entry = evaluation.plan.parts.treeNodes[Int(node)]
        if entry.childCount == 0 {
            guard let shares = shares(entry, evaluation.plan.parts),
                let count = leaf(entry, evaluation.plan.parts)?.recordCount
            else { return false }
            for index in sums.indices { sums[index] += shares[index] * count }
            return true
        }
        var found = false
        for child in entry.firstChild..<entry.firstChild + entry.childCount {
            let truth = try evaluation.test(
                evaluation.plan.parts.treeNodes[Int(child)].predicate
            )
            if truth == .no { continue }
            if try addCounts(of: child, to: &sums, &evaluation) { found = true }
            if truth == .yes { break }
        }
        return found
    }

    /// The confidences of a node: its own, or those of the children it may go on to, weighted by
    /// their numbers of records.
    private func weighted(
        _ node: Int32,
        _ evaluation: inout Evaluation
    ) throws(PMMLNoResult) -> [Double]? {
        let entry = evaluation.plan.parts.treeNodes[Int(node)]
        if entry.childCount == 0 { return shares(entry, evaluation.plan.parts) }
        var candidates: [Int32] = []
        for child in entry.firstChild..<entry.firstChild + entry.childCount {
            let predicate = evaluation.plan.parts.treeNodes[Int(child)].predicate
            let truth = try evaluation.test(predicate)
            if truth == .yes, candidates.isEmpty { return try weighted(child, &evaluation) }
            if truth != .no { candidates.append(child) }
        }
        if candidates.isEmpty {
            return noTrueChild == .returnLastPrediction
                ? shares(entry, evaluation.plan.parts) : nil
        }
        var sums = [Double](repeating: 0, count: categoryCount)
        var total = 0.0
        for child in candidates {
            guard let shares = try weighted(child, &evaluation) else { continue }
            let weight = leaf(
                evaluation.plan.parts.treeNodes[Int(child)],
                evaluation.plan.parts
            )?.recordCount
            for index in sums.indices { sums[index] += (weight ?? 1) * shares[index] }
            total += weight ?? 1
        }
        return total > 0 ? sums.map { $0 / total } : nil
    }

    private func leaf(_ node: TreeNode, _ parts: PlanParts) -> TreeLeaf? {
        node.leaf >= 0 ? parts.treeLeaves[Int(node.leaf)] : nil
    }

    private func shares(_ node: TreeNode, _ parts: PlanParts) -> [Double]? {
        guard let leaf = leaf(node, parts) else { return nil }
        let start = leaf.confidences >= 0 ? leaf.confidences : leaf.probabilities
        guard start >= 0 else { return nil }
        return Array(parts.probabilities[Int(start)..<Int(start) + categoryCount])
    }
}
