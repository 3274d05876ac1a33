/// Gives the roots of complete subtrees of one Merkle tree: what proofs are made of.
public protocol SubtreeSource {
    /// The root of the complete subtree of 2^`height` leaves that begins at leaf `index` ·
    /// 2^`height`.
    ///
    /// It is asked only for subtrees that lie in the tree that a proof is made for.
    mutating func root(height: Int, index: UInt64) throws -> MerkleHash
}

extension SubtreeSource {
    /// The root of the tree over the first `size` leaves.
    public mutating func root(ofTreeOf size: UInt64) throws -> MerkleHash {
        size == 0 ? .empty : try root(of: 0..<size)
    }

    /// The hash of the leaves in a range of a tree as RFC 6962 cuts it: it begins at a multiple of
    /// the least power of two that is not smaller than its length.
    mutating func root(of range: Range<UInt64>) throws -> MerkleHash {
        var start = range.lowerBound
        var subtrees: [MerkleHash] = []
        while start < range.upperBound {
            let height = 63 - (range.upperBound - start).leadingZeroBitCount
            subtrees.append(
                try root(height: height, index: start &>> UInt64(height))
            )
            start += 1 &<< UInt64(height)
        }
        var hash = subtrees.removeLast()
        while let left = subtrees.popLast() { hash = .node(left, hash) }
        return hash
    }
}

extension TreeFrontier {
    /// The right edge of the tree over the first `size` leaves of another.
    public init(size: UInt64, from source: inout some SubtreeSource) throws {
        self.init()
        for height in (0..<64).reversed() where size &>> UInt64(height) & 1 == 1 {
            let index = self.size &>> UInt64(height)
            append(subtree: try source.root(height: height, index: index), height: height)
        }
    }
}

/// The leaf hashes of a tree in memory; small trees, and tests.
public struct LeafHashes: SubtreeSource, Sendable {
    /// The leaves from the first on.
    public var leaves: [MerkleHash]

    /// Takes the leaves of a tree.
    public init(_ leaves: [MerkleHash]) { self.leaves = leaves }

    /// The root of a complete subtree, worked out from its leaves.
    ///
    /// - Precondition: The leaves are there.
    public func root(height: Int, index: UInt64) -> MerkleHash {
        let start = Int(index) << height
        return TreeFrontier.root(of: leaves.span.extracting(start..<start + 1 << height))
    }
}
