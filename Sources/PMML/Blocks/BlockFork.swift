/// A step down a tree, as a block of rows takes it.
///
/// The step of an end leads to itself, so that rows may go on until all of a block are there.
struct BlockFork: Sendable {
    /// Numbers over this one go to the fork behind `low`.
    var number = Double.infinity
    /// Where the column of the number begins in the block.
    var column: Int32 = 0
    /// The fork of the other numbers.
    var low: Int32
}
