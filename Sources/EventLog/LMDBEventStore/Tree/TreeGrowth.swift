internal import EventModel
internal import TransparencyLog

/// The Merkle tree over the records, growing by the records of one batch.
///
/// Complete blocks of 256 leaves are hashed by the other cores; what is left over at both ends is
/// added leaf by leaf.
struct TreeGrowth {
    private static let blockHeight = Tile.height
    private static let blockSize = Tile.fullWidth
    /// How many blocks are hashed in one job.
    private static let blocksPerJob = 8

    private var frontier: TreeFrontier
    private let leaves: [MerkleHash]
    /// How many leaves come before the first block.
    private let headCount: Int
    private let blockCount: Int
    private let blocks = ParallelJobs<[MerkleHash]>()

    /// Begins to hash the blocks that the leaves complete.
    init(of frontier: TreeFrontier, by leaves: [MerkleHash]) {
        self.frontier = frontier
        self.leaves = leaves
        let beyond = Int(frontier.size % UInt64(Self.blockSize))
        let headCount = min(leaves.count, beyond == 0 ? 0 : Self.blockSize - beyond)
        self.headCount = headCount
        blockCount = (leaves.count - headCount) / Self.blockSize
        blocks.append(count: blockCount, chunk: Self.blocksPerJob) { range in
            range.map { block in
                let start = headCount + block * Self.blockSize
                return TreeFrontier.root(
                    of: leaves.span.extracting(start..<(start + Self.blockSize))
                )
            }
        }
    }

    /// The tree with all the leaves, and the tiles that they complete.
    consuming func finish() throws -> GrownTree {
        var full: [FullTile] = []
        for leaf in leaves.prefix(headCount) {
            frontier.append(subtree: leaf, height: 0) { full.append($0) }
        }
        for roots in try blocks.results() {
            for root in roots {
                frontier.append(subtree: root, height: Self.blockHeight) { full.append($0) }
            }
        }
        for leaf in leaves.dropFirst(headCount + blockCount * Self.blockSize) {
            frontier.append(leaf)
        }
        return GrownTree(frontier: frontier, full: full)
    }
}

/// The tree after a batch.
struct GrownTree {
    /// Its right edge.
    let frontier: TreeFrontier
    /// The tiles that are full now and were not before.
    let full: [FullTile]
}
