/// Trees whose numbers are added up, tree by tree for a whole block.
///
/// A tree that stands alone is a forest of one.
struct BlockForest: Sendable {
    /// Where a tree begins, and how many steps its longest way has.
    struct Tree: Sendable {
        let root: Int32
        var depth = 0
    }

    var trees: [Tree] = []
    var forks: [BlockFork] = []
    /// For each fork that is an end, where its numbers begin among the `shares`.
    var ends: [Int32] = []
    /// What the ends add to the sums.
    var shares: [Double] = []
    /// How many sums a row has.
    let width: Int
    /// What the sums start from.
    let start: Double
    /// What the sums are divided by, if they are.
    let divisor: Double?
    /// How sums are rounded.
    let precision: Precision
}
