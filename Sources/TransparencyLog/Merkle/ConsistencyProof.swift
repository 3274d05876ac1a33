/// That one tree is the beginning of another: nothing before its end was changed or taken away.
///
/// The proof of RFC 6962 section 2.1.2.
public struct ConsistencyProof: Hashable, Sendable {
    /// How many leaves the older tree has.
    public let oldSize: UInt64
    /// How many leaves the newer tree has.
    public let newSize: UInt64
    /// The hashes from the older tree's edge upwards.
    public let hashes: [MerkleHash]

    /// Takes a proof as somebody states it; ``proves(old:new:)`` finds out whether it is one.
    public init(oldSize: UInt64, newSize: UInt64, hashes: [MerkleHash]) {
        self.oldSize = oldSize
        self.newSize = newSize
        self.hashes = hashes
    }

    /// Makes the proof between the trees over the first so many leaves.
    ///
    /// - Precondition: The older tree is not the larger.
    public init(
        from oldSize: UInt64,
        to newSize: UInt64,
        from source: inout some SubtreeSource
    ) throws {
        precondition(oldSize <= newSize, "A proof of consistency leads from the smaller tree")
        var hashes: [MerkleHash] = []
        if oldSize > 0, oldSize < newSize {
            var range = 0..<newSize
            while range.upperBound != oldSize {
                let middle =
                    range.lowerBound
                    + InclusionProof.split(range.upperBound - range.lowerBound)
                let (left, right) = (range.lowerBound..<middle, middle..<range.upperBound)
                range = oldSize <= middle ? left : right
                hashes.append(try source.root(of: oldSize <= middle ? right : left))
            }
            // The older tree's own root is known to whoever checks; its right end is not.
            if range.lowerBound > 0 { hashes.append(try source.root(of: range)) }
        }
        self.init(oldSize: oldSize, newSize: newSize, hashes: hashes.reversed())
    }

    /// Whether the trees with these roots are one the beginning of the other.
    ///
    /// The algorithm of RFC 9162 section 2.1.4.2; every tree begins with the empty one.
    public func proves(old: MerkleHash, new: MerkleHash) -> Bool {
        guard oldSize <= newSize else { return false }
        if oldSize == newSize { return hashes.isEmpty && old == new }
        if oldSize == 0 { return hashes.isEmpty && old == .empty }
        var (place, last) = (oldSize - 1, newSize - 1)
        var path = hashes[...]
        // A complete older tree is a subtree of the newer, whose root need not be sent.
        var start = old
        if oldSize.nonzeroBitCount > 1 {
            guard let first = path.popFirst() else { return false }
            start = first
        }
        while place & 1 == 1 {
            place &>>= 1
            last &>>= 1
        }
        var (oldRoot, newRoot) = (start, start)
        for hash in path {
            if last == 0 { return false }
            if place & 1 == 1 || place == last {
                oldRoot = .node(hash, oldRoot)
                newRoot = .node(hash, newRoot)
                while place & 1 == 0 && place != 0 {
                    place &>>= 1
                    last &>>= 1
                }
            } else {
                newRoot = .node(newRoot, hash)
            }
            place &>>= 1
            last &>>= 1
        }
        return last == 0 && oldRoot == old && newRoot == new
    }
}
