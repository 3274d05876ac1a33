/// A node of a tree.
///
/// The children of a node lie side by side.
struct TreeNode: Sendable {
    let predicate: PredicateNode
    var firstChild: Int32 = 0
    var childCount: Int32 = 0
    /// The entry of the table of leaves, or -1 where the node predicts nothing of its own.
    var leaf: Int32 = -1
    /// The child to go on with when a predicate is unknown, or -1.
    var defaultChild: Int32 = -1
    let parent: Int32
    /// Whether the node is entered without a test once the one before it was found false.
    var followsItsSibling = false
    let line: Int32
}
