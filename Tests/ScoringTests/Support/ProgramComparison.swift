import Scoring

/// Compares a program's outcome with its kernel's, field by field.
struct ProgramComparison {
    let kernel: Kernel
    let program: ScoringProgram

    init(_ kernel: Kernel, _ program: ScoringProgram) {
        self.kernel = kernel
        self.program = program
    }

    /// What differs, nil where nothing does.
    func difference(_ inputs: [InputValue]) -> String? {
        let expected = compact(kernel.evaluate(inputs))
        let given = inputs.enumerated().map { program.input($1, of: FeatureIndex($0)) }
        let found = program.evaluate(given.span)
        if found == expected { return nil }
        return "\(kernel)\n\(inputs)\nexpected \(expected)\nfound \(found)"
    }

    private func compact(_ outcome: Outcome) -> CompactOutcome {
        let last = outcome.explanation.path?.last
        let result: CompactOutcome.Result =
            switch outcome.result {
            case .class(let label): .class(kernel.classes.firstIndex(of: label) ?? -1)
            case .noResult(let reason): .noResult(reason)
            }
        return CompactOutcome(
            result: result,
            scoreBits: outcome.scoreBits,
            linearPredictorBits: outcome.linearPredictorBits,
            subModel: outcome.subModel.flatMap { kernel.subModels.firstIndex(of: $0) },
            node: node(last),
            branch: last?.branch,
            decider: last?.feature
        )
    }

    /// The node where a path ends: behind its last step, or at it where no branch matched.
    private func node(_ last: PathStep?) -> NodeIndex? {
        guard case .tree(let tree) = kernel else { return nil }
        guard let last else { return .root }
        guard let branch = last.branch,
            case .branches(let branches) = tree.nodes[last.node.position]
        else { return last.node }
        return branches[branch].child
    }
}
