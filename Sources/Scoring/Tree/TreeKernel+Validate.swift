extension TreeKernel {
    func validate() throws(KernelError) {
        try KernelError.check(classes: classes)
        guard !nodes.isEmpty else { throw KernelError(.noNodes) }
        for (position, node) in nodes.enumerated() {
            try validate(node, at: NodeIndex(position))
        }
        try validateShape()
    }

    private func validate(_ node: TreeNode, at index: NodeIndex) throws(KernelError) {
        switch node {
        case .leaf(let leaf):
            guard classes.contains(leaf.label) else {
                throw KernelError(.unknownClass(leaf.label), at: .node(index))
            }
            guard leaf.score?.isFinite != false else {
                throw KernelError(.numberNotFinite, at: .node(index))
            }
        case .branches(let branches):
            guard !branches.isEmpty else { throw KernelError(.noBranches, at: .node(index)) }
            for branch in branches {
                guard nodes.indices.contains(branch.child.position) else {
                    throw KernelError(.childOutOfRange(branch.child), at: .node(index))
                }
                try KernelError.check(
                    branch.condition,
                    featureCount: featureCount,
                    at: .node(index)
                )
            }
        }
    }

    /// Looks for cycles and for nodes that no path reaches, depth first.
    ///
    /// The stack is an array of its own: how deep a tree is, is for its author to say, and a tree
    /// that is very deep must not exhaust the machine's stack.
    private func validateShape() throws(KernelError) {
        enum Visit { case none, open, closed }
        var visits = [Visit](repeating: .none, count: nodes.count)
        var stack: [(node: NodeIndex, nextBranch: Int)] = [(.root, 0)]
        visits[NodeIndex.root.position] = .open
        while let top = stack.last {
            guard let child = child(of: top.node, at: top.nextBranch) else {
                visits[top.node.position] = .closed
                stack.removeLast()
                continue
            }
            stack[stack.count - 1].nextBranch += 1
            switch visits[child.position] {
            case .open:
                throw KernelError(.cycle, at: .node(child))
            case .none:
                visits[child.position] = .open
                stack.append((child, 0))
            case .closed:
                break
            }
        }
        if let unreached = visits.firstIndex(of: .none) {
            throw KernelError(.unreachable, at: .node(NodeIndex(unreached)))
        }
    }

    private func child(of node: NodeIndex, at place: Int) -> NodeIndex? {
        guard case .branches(let branches) = nodes[node.position], place < branches.count else {
            return nil
        }
        return branches[place].child
    }
}
