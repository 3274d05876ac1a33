/// A classification tree.
///
/// The nodes stand in a flat list with the root first. At a node the branches are tried in order
/// and the first whose condition holds is taken; where none holds there is no result, which is how
/// a tree that does not cover all inputs says so. Several branches may lead to the same node.
///
/// A tree that exists is valid: every evaluation ends, at a leaf or with no result, after at most
/// as many steps as there are nodes.
public struct TreeKernel: Hashable, Sendable {
    /// How many inputs an evaluation is given.
    public let featureCount: Int
    /// The classes that the model declares, in the model's order.
    public let classes: [ClassLabel]
    /// The nodes, the root first.
    public let nodes: [TreeNode]

    /// Makes a tree of `nodes` after checking all of it.
    ///
    /// Costs time in proportion to the number of branches. Throws ``KernelError`` for the first
    /// fault found: no classes or one declared twice, no nodes, a node without branches, a branch
    /// that leads nowhere, a feature that the model does not have, a bound that is not a number, an
    /// empty set of codes or an empty range, a leaf with a class that is not declared or a score
    /// that is not finite, a cycle, a node that cannot be reached.
    public init(
        featureCount: Int,
        classes: [ClassLabel],
        nodes: [TreeNode]
    ) throws(KernelError) {
        self.featureCount = featureCount
        self.classes = classes
        self.nodes = nodes
        try validate()
    }
}

extension TreeKernel {
    /// The features that some branch tests, in the model's order.
    public var features: [FeatureIndex] {
        var used: Set<FeatureIndex> = []
        for case .branches(let branches) in nodes {
            used.formUnion(branches.map(\.condition.feature))
        }
        return used.sorted()
    }
}
