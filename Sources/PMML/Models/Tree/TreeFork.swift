/// A step down a tree that tests one number, or the end of the way.
///
/// A tree all of whose predicates compare numbers is written down once more as forks: 16 bytes
/// each, and where a number goes is computed, not branched to. A node with several children, or
/// with one, is as many forks in a row.
struct TreeFork: Sendable {
    /// Numbers that are at most this are low.
    var number = 0.0
    /// The slot of the number; at an end the leaf, or -1 where the tree predicts nothing.
    var slot: Int32
    /// The fork of low numbers, behind which that of high ones lies; -1 at an end.
    var low: Int32

    /// Where the way ends.
    static func end(leaf: Int32) -> TreeFork { TreeFork(slot: leaf, low: -1) }
}
