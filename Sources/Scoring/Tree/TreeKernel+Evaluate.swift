extension TreeKernel {
    /// Follows the branches from the root and says where they lead.
    ///
    /// Never fails: an input that fits no branch gives no result. There must be one input for each
    /// feature. Costs one test for each branch that is tried.
    public func evaluate(_ inputs: [InputValue]) -> Outcome {
        var reader = InputReader(inputs, featureCount: featureCount)
        var path: [PathStep] = []
        var node = NodeIndex.root
        while case .branches(let branches) = nodes[node.position] {
            let step = Self.step(at: node, branches, reading: &reader)
            path.append(step)
            guard let branch = step.branch else { break }
            node = branches[branch].child
        }
        let leaf: Leaf? = if case .leaf(let leaf) = nodes[node.position] { leaf } else { nil }
        return Outcome(
            result: leaf.map { .class($0.label) } ?? .noResult(.noBranchMatched(node: node)),
            score: leaf?.score,
            linearPredictor: nil,
            subModel: nil,
            explanation: .path(path),
            missingInputs: reader.missing,
            deciders: reader.consulted
        )
    }

    private static func step(
        at node: NodeIndex,
        _ branches: [Branch],
        reading reader: inout InputReader
    ) -> PathStep {
        var readings: [Reading] = []
        for (place, branch) in branches.enumerated() {
            let condition = branch.condition
            let value = reader.read(condition.feature)
            if !readings.contains(where: { $0.feature == condition.feature }) {
                readings.append(Reading(feature: condition.feature, value: value))
            }
            if condition.test.matches(value) {
                return PathStep(node: node, readings: readings, branch: place, matched: condition)
            }
        }
        return PathStep(node: node, readings: readings, branch: nil, matched: nil)
    }
}
