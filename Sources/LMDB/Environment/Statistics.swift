/// The size of one database, as a transaction sees it.
///
/// The corresponding C call is `mdb_stat`.
public struct Statistics: Sendable, Hashable {
    /// The number of entries.
    public let entryCount: Int

    /// The height of the tree, 0 when the database is empty.
    public let depth: Int

    /// The number of inner pages.
    public let branchPageCount: Int

    /// The number of pages that hold entries.
    public let leafPageCount: Int

    /// The number of pages that hold values too large for a leaf.
    public let overflowPageCount: Int

    /// The size of a page.
    public let pageByteCount: Int

    init(_ numbers: StatisticsNumbers) {
        entryCount = numbers.entryCount
        depth = Int(numbers.depth)
        branchPageCount = numbers.branchPageCount
        leafPageCount = numbers.leafPageCount
        overflowPageCount = numbers.overflowPageCount
        pageByteCount = Int(numbers.pageByteCount)
    }
}
