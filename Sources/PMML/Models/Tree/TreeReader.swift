/// Compiles the nodes of a tree into the table of nodes, level by level.
struct TreeReader {
    let compiler: Compiler
    let scope: Scope
    let function: MiningFunction
    let categories: [Value]
    let categoryType: DataType

    private struct Pending {
        let element: Element
        let index: Int
    }

    /// Writes a tree down; the number of its root.
    func read(_ root: Element) throws(PMMLError) -> Int32 {
        let first = compiler.parts.treeNodes.count
        compiler.parts.treeNodes.append(try node(root, parent: -1))
        var queue = [Pending(element: root, index: first)]
        var head = 0
        while head < queue.count {
            let current = queue[head]
            head += 1
            let children = current.element.children(named: "Node")
            let start = compiler.parts.treeNodes.count
            for child in children {
                let index = compiler.parts.treeNodes.count
                compiler.parts.treeNodes.append(try node(child, parent: Int32(current.index)))
                queue.append(Pending(element: child, index: index))
            }
            compiler.parts.treeNodes[current.index].firstChild = Int32(start)
            compiler.parts.treeNodes[current.index].childCount = Int32(children.count)
            try linkDefault(current, children, start)
            markSplit(current.index, start, children.count)
        }
        return Int32(first)
    }

    private func linkDefault(
        _ current: Pending,
        _ children: [Element],
        _ start: Int
    ) throws(PMMLError) {
        guard let name = current.element.text("defaultChild"), !children.isEmpty else { return }
        guard let offset = children.firstIndex(where: { $0.text("id") == name }) else {
            throw current.element.error(
                .rule("no child has the id “\(name)”; correct defaultChild")
            )
        }
        compiler.parts.treeNodes[current.index].defaultChild = Int32(start + offset)
    }

    private func markSplit(_ parent: Int, _ start: Int, _ count: Int) {
        guard count == 2 else { return }
        let first = compiler.parts.treeNodes[start]
        let second = compiler.parts.treeNodes[start + 1]
        if second.predicate.isOpposite(of: first.predicate) {
            compiler.parts.treeNodes[start + 1].followsItsSibling = true
        }
        let split = TreeSplit(
            first,
            compiler.parts.treeNodes[start + 1],
            firstChild: Int32(start)
        )
        if let split { compiler.parts.treeSplits[parent] = split }
    }

    private func node(_ element: Element, parent: Int32) throws(PMMLError) -> TreeNode {
        try element.expect(
            attributes: ["id", "score", "recordCount", "defaultChild"],
            children: ["Partition", "ScoreDistribution", "Node"] + Compiler.predicateNames
        )
        let predicate = try compiler.predicate(
            try compiler.onlyPredicate(of: element),
            in: scope
        )
        var node = TreeNode(predicate: predicate, parent: parent, line: Int32(element.line))
        node.leaf = try leaf(element)
        compiler.parts.treeNames.append(element.text("id"))
        compiler.parts.treeSplits.append(TreeSplit())
        return node
    }

    private func leaf(_ element: Element) throws(PMMLError) -> Int32 {
        let distribution = element.children(named: "ScoreDistribution")
        let shares = try shares(distribution, element)
        var score = try value(element.text("score"), element)
        if score == nil, let best = shares?.best { score = categories[best] }
        guard let score else { return -1 }
        let category = categories.firstIndex(of: score)
        if function == .classification, category == nil {
            throw element.error(.rule("the score is none of the target's values; correct it"))
        }
        let leaf = TreeLeaf(
            score: score,
            number: score.number ?? 0,
            category: Int32(category ?? -1),
            probabilities: write(shares?.probabilities),
            confidences: write(shares?.confidences),
            recordCount: try element.number("recordCount"),
            node: Int32(compiler.parts.treeNodes.count)
        )
        compiler.parts.treeLeaves.append(leaf)
        return Int32(compiler.parts.treeLeaves.count - 1)
    }

    private func write(_ numbers: [Double]?) -> Int32 {
        guard let numbers else { return -1 }
        let start = compiler.parts.probabilities.count
        compiler.parts.probabilities += numbers
        return Int32(start)
    }

    private func value(_ text: String?, _ element: Element) throws(PMMLError) -> Value? {
        guard let text else { return nil }
        let type: DataType =
            function == .classification
            ? categoryType : compiler.precision == .float ? .float : .double
        guard let value = compiler.value(text, type) else {
            throw element.error(.literal(text, type: type.rawValue))
        }
        return value
    }
}
