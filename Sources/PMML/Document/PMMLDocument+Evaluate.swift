extension PMMLDocument {
    /// The result for a row, with its explanation.
    ///
    /// Fields that the row does not have are missing; those that the document does not have are
    /// passed over.
    public func evaluate(_ inputs: [String: PMMLInput]) -> PMMLResult {
        var evaluator = evaluator(explains: true)
        return evaluator.evaluate(activeFields.map { inputs[$0.name] ?? .missing })
    }

    /// Whether the model is one tree, so that what was looked at last decided.
    public var isTree: Bool {
        if case .tree = plan.model.body { true } else { false }
    }

    /// An evaluator for many rows, which keeps its memory from row to row.
    ///
    /// - Parameter explains: Whether results tell how they came about, which takes longer.
    public func evaluator(explains: Bool = false) -> PMMLEvaluator {
        PMMLEvaluator(self, explains: explains)
    }
}
