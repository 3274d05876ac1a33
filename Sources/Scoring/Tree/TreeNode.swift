/// A node of a tree.
public enum TreeNode: Hashable, Sendable {
    /// The evaluation ends here.
    case leaf(Leaf)
    /// The first branch whose condition holds is taken; if none does, there is no result.
    case branches([Branch])
}
