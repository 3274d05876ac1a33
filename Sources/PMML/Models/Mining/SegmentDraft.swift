/// A segment before the classes of the whole model are known.
struct SegmentDraft {
    let name: String
    let predicate: PredicateNode
    let weight: Double
    let model: CompiledModel

    /// The segment within a model of these classes.
    func segment(in categories: [Value]) -> MiningModel.Segment {
        var tree: TreeModel?
        if case .tree(let model) = model.body, predicate.test == .always,
            self.model.outputs.isEmpty,
            self.model.targets == nil, model.missing != .weightedConfidence,
            model.missing != .aggregateNodes
        {
            tree = model
        }
        return MiningModel.Segment(
            name: name,
            predicate: predicate,
            weight: weight,
            model: model,
            categories: model.categories.map {
                Int32(categories.firstIndex(of: $0) ?? -1)
            },
            tree: tree
        )
    }
}
