/// A document made ready for evaluation.
///
/// It never changes.
final class Plan: Sendable {
    let parts: PlanParts
    let model: CompiledModel

    init(parts: PlanParts, model: CompiledModel) {
        self.parts = parts
        self.model = model
    }

    /// The tables that a walk through trees needs, as values whose spans may be lent.
    var trees: (nodes: [TreeNode], splits: [TreeSplit], forks: [TreeFork], leaves: [TreeLeaf]) {
        (parts.treeNodes, parts.treeSplits, parts.treeForks, parts.treeLeaves)
    }
}
