import TransparencyLog

/// A tree whose complete subtrees are all kept, so that many proofs cost little.
struct Pyramid: SubtreeSource {
    private(set) var levels: [[MerkleHash]]

    /// The tree over the records "record 0", "record 1" and so on.
    init(size: Int) {
        levels = [(0..<size).map { Self.leaf($0) }]
        while let last = levels.last, last.count > 1 {
            levels.append(
                stride(from: 0, to: last.count - 1, by: 2).map { .node(last[$0], last[$0 + 1]) }
            )
        }
    }

    static func record(_ index: Int) -> [UInt8] { Array("record \(index)".utf8) }

    static func leaf(_ index: Int) -> MerkleHash { unsafe .leaf(record(index).span.bytes) }

    func root(height: Int, index: UInt64) -> MerkleHash { levels[height][Int(index)] }

    /// The root by the recursion of RFC 6962 section 2.1, for small ranges.
    static func definition(_ range: Range<Int>) -> MerkleHash {
        if range.count == 1 { return leaf(range.lowerBound) }
        var split = 1
        while split * 2 < range.count { split *= 2 }
        let middle = range.lowerBound + split
        return .node(definition(range.lowerBound..<middle), definition(middle..<range.upperBound))
    }
}

extension MerkleHash {
    /// The same hash with one bit turned.
    func flipping(_ bit: Int) -> MerkleHash {
        var bytes = array
        bytes[bit / 8] ^= 1 << UInt8(bit % 8)
        return MerkleHash(bytes.span)
    }
}
