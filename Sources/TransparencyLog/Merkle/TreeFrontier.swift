/// The root of a full tile: the hash that stands for it in the tile of the level above.
public struct FullTile: Hashable, Sendable {
    /// The level that the hash stands in, from 1.
    public let level: Int
    /// The hash's place in that level, from 0.
    public let index: UInt64
    /// The hash.
    public let root: MerkleHash
}

/// The right edge of a growing Merkle tree: all that appending to it and knowing its root needs.
///
/// It holds one hash for each complete subtree that the leaves make, the greatest first: as many as
/// the tree's size has bits set, at most 64. Adding a leaf costs one hash on average, the root one
/// for each subtree. The tree is that of RFC 6962 section 2.1.
public struct TreeFrontier: Hashable, Sendable {
    /// How many leaves the tree has.
    public private(set) var size: UInt64
    /// The roots of the complete subtrees, from left to right.
    public private(set) var subtrees: [MerkleHash]

    /// Starts without leaves.
    public init() {
        size = 0
        subtrees = []
    }

    /// Takes up a tree where it was left; `nil` where the number of subtrees is not that of a tree
    /// with so many leaves.
    public init?(size: UInt64, subtrees: [MerkleHash]) {
        guard subtrees.count == size.nonzeroBitCount else { return nil }
        self.size = size
        self.subtrees = subtrees
    }

    /// Adds a leaf.
    public mutating func append(_ leaf: MerkleHash) {
        append(subtree: leaf, height: 0)
    }

    /// Adds a complete subtree of 2^`height` leaves.
    ///
    /// - Precondition: The tree's size is a multiple of the subtree's.
    public mutating func append(subtree: MerkleHash, height: Int) {
        append(subtree: subtree, height: height) { _ in }
    }

    /// Adds a complete subtree of 2^`height` leaves and tells of every full tile that it completes.
    ///
    /// - Precondition: The tree's size is a multiple of the subtree's.
    public mutating func append(
        subtree: MerkleHash,
        height: Int,
        completing note: (FullTile) -> Void
    ) {
        precondition(
            size.trailingZeroBitCount >= height || size == 0,
            "A subtree is added where one of its size begins"
        )
        var (hash, reached) = (subtree, height)
        // Two neighbours of one size become one of twice the size.
        var rest = size &>> UInt64(height)
        tell(reached, hash, note)
        while rest & 1 == 1 {
            hash = .node(subtrees.removeLast(), hash)
            rest &>>= 1
            reached += 1
            tell(reached, hash, note)
        }
        subtrees.append(hash)
        size += 1 &<< UInt64(height)
    }

    private func tell(_ height: Int, _ root: MerkleHash, _ note: (FullTile) -> Void) {
        guard height > 0, height % Tile.height == 0 else { return }
        note(FullTile(level: height / Tile.height, index: size &>> UInt64(height), root: root))
    }

    /// The root of the tree as it stands.
    public var root: MerkleHash {
        guard var root = subtrees.last else { return .empty }
        for subtree in subtrees.dropLast().reversed() { root = .node(subtree, root) }
        return root
    }

    /// The root of a complete subtree over these leaves.
    ///
    /// - Precondition: Their number is a power of two.
    public static func root(of leaves: Span<MerkleHash>) -> MerkleHash {
        precondition(leaves.count.nonzeroBitCount == 1, "A complete subtree has 2^n leaves")
        var hashes: [MerkleHash] = []
        for index in leaves.indices { hashes.append(leaves[index]) }
        var batch = HashBatch()
        batch.reduce(&hashes)
        return hashes[0]
    }
}
