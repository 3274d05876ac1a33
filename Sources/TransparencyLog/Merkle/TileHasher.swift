/// Hashes records one behind the other, tile by tile: what a whole log is hashed with.
///
/// It gives the hashes that ``MerkleHash/leaf(_:)`` and ``TreeFrontier`` give, in two thirds of the
/// time, and keeps its room from one tile to the next. It holds the records of one tile at most.
public struct TileHasher: Sendable {
    /// The roots of the full tiles.
    public private(set) var roots: [MerkleHash] = []
    /// The hashes of the leaves of the tile that is begun, but for those that wait.
    private var leaves: [MerkleHash] = []
    private var waiting = HashBatch()

    /// Starts without records.
    public init() {}

    /// The longest record that waits; for longer ones waiting would take more room than it saves
    /// time.
    private static let longest = 4_096

    /// Adds a record.
    public mutating func append(_ record: RawSpan) {
        if record.byteCount > Self.longest { return append(.leaf(record)) }
        waiting.append(MerkleHash.leafPrefix, record)
        if leaves.count + waiting.count == Tile.fullWidth { finishTile() }
    }

    /// Adds a leaf whose hash is known.
    public mutating func append(_ leaf: MerkleHash) {
        waiting.finish(to: &leaves)
        leaves.append(leaf)
        if leaves.count == Tile.fullWidth { finishTile() }
    }

    /// The hashes of the records behind the last full tile.
    public mutating func rest() -> [MerkleHash] {
        waiting.finish(to: &leaves)
        return leaves
    }

    private mutating func finishTile() {
        waiting.finish(to: &leaves)
        waiting.reduce(&leaves)
        roots += leaves
        leaves.removeAll(keepingCapacity: true)
    }
}
