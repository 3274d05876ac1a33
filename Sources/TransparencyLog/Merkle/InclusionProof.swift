/// That a leaf stands at a place of a tree: the hashes between it and the root.
///
/// The audit path of RFC 6962 section 2.1.1, from the leaf's sibling up to the root's child.
public struct InclusionProof: Hashable, Sendable {
    /// The leaf's place, from 0.
    public let index: UInt64
    /// How many leaves the tree has.
    public let size: UInt64
    /// The path from the leaf upwards, at most 64 hashes.
    public let hashes: [MerkleHash]

    /// Takes a proof as somebody states it; ``root(ofLeaf:)`` finds out what it proves.
    public init(index: UInt64, size: UInt64, hashes: [MerkleHash]) {
        self.index = index
        self.size = size
        self.hashes = hashes
    }

    /// Makes the proof for a leaf of the tree over the first `size` leaves.
    ///
    /// Asks the source for at most one subtree a level and bit.
    ///
    /// - Precondition: The leaf is in the tree.
    public init(
        ofLeafAt index: UInt64,
        inTreeOf size: UInt64,
        from source: inout some SubtreeSource
    ) throws {
        precondition(index < size, "A proof of inclusion is of a leaf of the tree")
        var range = 0..<size
        var hashes: [MerkleHash] = []
        while range.count > 1 {
            let middle = range.lowerBound + Self.split(range.upperBound - range.lowerBound)
            let (left, right) = (range.lowerBound..<middle, middle..<range.upperBound)
            range = index < middle ? left : right
            hashes.append(try source.root(of: index < middle ? right : left))
        }
        self.init(index: index, size: size, hashes: hashes.reversed())
    }

    /// The root that the tree must have if the leaf is where the proof says; `nil` where the path
    /// does not have the length that it has in such a tree.
    ///
    /// The algorithm of RFC 9162 section 2.1.3.2.
    public func root(ofLeaf leaf: MerkleHash) -> MerkleHash? {
        guard index < size else { return nil }
        var (place, last) = (index, size - 1)
        var hash = leaf
        for sibling in hashes {
            if last == 0 { return nil }
            if place & 1 == 1 || place == last {
                hash = .node(sibling, hash)
                while place & 1 == 0 && place != 0 {
                    place &>>= 1
                    last &>>= 1
                }
            } else {
                hash = .node(hash, sibling)
            }
            place &>>= 1
            last &>>= 1
        }
        return last == 0 ? hash : nil
    }

    /// Where RFC 6962 cuts a tree in two: the greatest power of two below its size.
    static func split(_ size: UInt64) -> UInt64 {
        1 &<< UInt64(63 - (size - 1).leadingZeroBitCount)
    }
}
