extension TreeModel {
    /// The leaf that a row comes to.
    struct Walk {
        /// The node, or -1 where the tree predicts nothing.
        var node: Int32
        /// How many times a missing value was got around.
        var detours = 0
    }

    /// Walks from the root to the node that predicts.
    ///
    /// A node's children are tested in their order and the first true one is entered. Binary
    /// splits mostly test one thing and its opposite; the second is then not tested again.
    @inline(__always)
    func walk(
        _ evaluation: inout Evaluation,
        _ nodes: borrowing Span<TreeNode>,
        _ splits: borrowing Span<TreeSplit>
    ) throws(PMMLNoResult) -> Walk {
        var walk = Walk(node: root)
        if nodes[Int(root)].predicate.test != .always {
            guard try evaluation.test(nodes[Int(root)].predicate) == .yes else {
                return Walk(node: -1)
            }
        }
        descent: while true {
            let split = splits[Int(walk.node)]
            if split.isSplit, case .number(let number) = evaluation.cells[Int(split.slot)] {
                walk.node = split.child(for: number)
                continue
            }
            let parent = nodes[Int(walk.node)]
            if parent.childCount == 0 { return walk }
            var index = parent.firstChild
            let end = index + parent.childCount
            while index < end {
                let child = nodes[Int(index)]
                let truth: Trilean =
                    child.followsItsSibling ? .yes : try evaluation.test(child.predicate)
                if truth == .yes {
                    if child.predicate.test == .surrogate {
                        walk.detours += try detour(child.predicate, &evaluation)
                    }
                    walk.node = index
                    continue descent
                }
                if truth == .unknown, missing != .none {
                    guard missing == .defaultChild, parent.defaultChild >= 0 else {
                        return Walk(node: missing == .lastPrediction ? walk.node : -1)
                    }
                    walk.detours += 1
                    walk.node = parent.defaultChild
                    continue descent
                }
                // Where it is unknown its opposite is, too.
                if truth == .unknown, index + 1 < end, nodes[Int(index + 1)].followsItsSibling {
                    index += 1
                }
                index += 1
            }
            return Walk(
                node: noTrueChild == .returnLastPrediction ? walk.node : -1,
                detours: walk.detours
            )
        }
    }

    /// 1 if a surrogate predicate was decided by another than its first part.
    @inline(never)
    private func detour(
        _ predicate: PredicateNode,
        _ evaluation: inout Evaluation
    ) throws(PMMLNoResult) -> Int {
        let first = evaluation.plan.parts.predicates[Int(predicate.slot)]
        return try evaluation.testPart(first) == .unknown ? 1 : 0
    }
}
