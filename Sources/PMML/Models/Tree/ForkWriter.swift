/// Writes a tree's nodes down once more as forks.
struct ForkWriter {
    /// A fork that is still to be written: what stands before a node's children.
    private struct Pending {
        let place: Int
        let node: Int32
        let child: Int32
    }

    private let model: TreeModel
    private let nodes: [TreeNode]
    private let start: Int
    private var forks: [TreeFork] = []
    private var pending: [Pending] = []

    private init(_ model: TreeModel, _ nodes: [TreeNode], start: Int) {
        self.model = model
        self.nodes = nodes
        self.start = start
    }

    /// The forks of a tree, its first one first, or nil if a predicate does more than compare a
    /// number.
    ///
    /// - Parameter start: The number that the first fork will have.
    static func forks(of model: TreeModel, _ nodes: [TreeNode], start: Int) -> [TreeFork]? {
        guard nodes[Int(model.root)].predicate.test == .always else { return nil }
        var writer = ForkWriter(model, nodes, start: start)
        writer.reserve(model.root)
        while let next = writer.pending.popLast() {
            guard writer.write(next) else { return nil }
        }
        return writer.forks
    }

    /// Makes room for what comes before a node's first child.
    private mutating func reserve(_ node: Int32) {
        reserve(node, nodes[Int(node)].firstChild)
    }

    private mutating func reserve(_ node: Int32, _ child: Int32) {
        pending.append(Pending(place: forks.count, node: node, child: child))
        forks.append(.end(leaf: -1))
    }

    private mutating func write(_ next: Pending) -> Bool {
        var node = next.node
        var child = next.child
        while true {
            let entry = nodes[Int(node)]
            if child == entry.firstChild + entry.childCount {
                forks[next.place] = .end(leaf: leaf(behind: node))
                return true
            }
            let test = nodes[Int(child)]
            guard test.followsItsSibling || test.predicate.test == .always else {
                return fork(at: next.place, node, child)
            }
            node = child
            child = nodes[Int(node)].firstChild
        }
    }

    private mutating func fork(at place: Int, _ node: Int32, _ child: Int32) -> Bool {
        let predicate = nodes[Int(child)].predicate
        let low = Int32(start + forks.count)
        var fork = TreeFork(number: predicate.number, slot: predicate.slot, low: low)
        let isLowTrue: Bool
        switch predicate.test {
        case .lessOrEqual: isLowTrue = true
        case .greater: isLowTrue = false
        case .less:
            isLowTrue = true
            // Less than a number is at most the one before it.
            fork.number = predicate.number.nextDown
        case .greaterOrEqual:
            isLowTrue = false
            fork.number = predicate.number.nextDown
        default: return false
        }
        forks[place] = fork
        if isLowTrue { reserve(child) }
        reserve(node, child + 1)
        if !isLowTrue { reserve(child) }
        return true
    }

    /// The leaf of a node without children, or of one none of whose children is entered.
    private func leaf(behind node: Int32) -> Int32 {
        if nodes[Int(node)].childCount > 0, model.noTrueChild != .returnLastPrediction { return -1 }
        return model.predicting(node, nodes.span)
    }
}
