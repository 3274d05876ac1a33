extension Compiler {
    /// Compiles a tree model.
    func treeModel(
        _ element: Element,
        in scope: Scope,
        function: MiningFunction,
        target: ModelTarget
    ) throws(PMMLError) -> (TreeModel, [Value]) {
        try expectModel(
            element,
            attributes: [
                "missingValueStrategy", "missingValuePenalty", "noTrueChildStrategy",
                "splitCharacteristic",
            ],
            children: ["Node"]
        )
        let root = try element.requiredChild("Node")
        let missing: TreeModel.MissingStrategy = try element.choice(
            "missingValueStrategy",
            default: .none
        )
        let aggregates = missing == .weightedConfidence || missing == .aggregateNodes
        if aggregates && function == .regression {
            throw element.error(
                .unsupportedValue(attribute: "missingValueStrategy", value: missing.rawValue)
            )
        }
        var categories = target.categories
        if function == .classification {
            for category in try treeCategories(root, target.type)
            where !categories.contains(category) {
                categories.append(category)
            }
        }
        let penalty = try element.number("missingValuePenalty") ?? 1
        let reader = TreeReader(
            compiler: self,
            scope: scope,
            function: function,
            categories: categories,
            categoryType: target.type
        )
        var model = TreeModel(
            root: try reader.read(root),
            missing: missing,
            noTrueChild: try element.choice(
                "noTrueChildStrategy",
                default: .returnNullPrediction
            ),
            penalty: penalty,
            categoryCount: categories.count
        )
        let start = parts.treeForks.count
        if !aggregates,
            let forks = ForkWriter.forks(of: model, parts.treeNodes, start: start)
        {
            parts.treeForks += forks
            model.firstFork = Int32(start)
        }
        return (model, categories)
    }

    /// The classes of a tree, in the order in which they first occur.
    private func treeCategories(
        _ root: Element,
        _ type: DataType
    ) throws(PMMLError) -> [Value] {
        var found: [Value] = []
        var seen = Set<Value>()
        var queue = [root]
        while let element = queue.popLast() {
            let own = element.children(named: "ScoreDistribution").map { $0.text("value") }
            for text in own + [element.text("score")] {
                guard let text else { continue }
                guard let value = value(text, type) else {
                    throw element.error(.literal(text, type: type.rawValue))
                }
                if seen.insert(value).inserted { found.append(value) }
            }
            queue += element.children(named: "Node").reversed()
        }
        return found
    }
}
