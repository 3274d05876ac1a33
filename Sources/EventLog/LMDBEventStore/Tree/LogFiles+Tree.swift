internal import EventModel
internal import LMDB
internal import TransparencyLog

extension LogFiles {
    private static let treeName: [UInt8] = Array("tree".utf8)

    /// The right edge of the tree over the records before `next`, as it is kept with every commit.
    func tree(
        before next: Position,
        in txn: borrowing some Transaction & ~Copyable
    ) throws -> TreeFrontier {
        let name = Self.treeName
        var frontier = TreeFrontier()
        if let value = unsafe try txn.checkedValue(in: meta, forKey: name.span.bytes) {
            frontier = try TreeFrontier(decoding: value)
        }
        guard frontier.size == next.rawValue else {
            throw EventLogError(
                .damaged,
                "the log has \(next) records and its tree \(frontier.size); restore a backup"
            )
        }
        return frontier
    }

    /// Keeps the right edge of the tree and the roots of the tiles that are full now.
    func put(_ tree: GrownTree, in txn: inout WriteTransaction) throws {
        for tile in tree.full {
            let root = tile.root
            unsafe try txn.put(root.bytes.span.bytes, forKey: tile.key, in: hashes)
        }
        let name = Self.treeName
        unsafe try txn.putChecked(tree.frontier.encoded, forKey: name.span.bytes, in: meta)
    }

    /// The root of a full tile below a level, as it was kept.
    func tileRoot(
        level: Int,
        index: UInt64,
        in txn: borrowing some Transaction & ~Copyable
    ) throws -> MerkleHash {
        let key = FullTile.key(level: level, index: index)
        guard let value = try txn.value(in: hashes, forKey: key),
            value.byteCount == MerkleHash.byteCount
        else { throw EventLogError.damaged("the tree at level \(level), hash \(index),") }
        return MerkleHash(Span<UInt8>(_bytes: value))
    }
}

extension FullTile {
    /// The key of the hash: the level above, the place in it below.
    fileprivate var key: UInt64 { Self.key(level: level, index: index) }

    /// The key of a hash.
    static func key(level: Int, index: UInt64) -> UInt64 { UInt64(level) &<< 56 | index }
}

extension TreeFrontier {
    /// Reads a tree's right edge, refusing what the store does not write.
    init(decoding bytes: RawSpan) throws(CodecError) {
        var reader = ByteReader(bytes)
        let size = try reader.uint64()
        var subtrees: [MerkleHash] = []
        for _ in 0..<size.nonzeroBitCount {
            subtrees.append(
                MerkleHash(Span<UInt8>(_bytes: try reader.bytes(MerkleHash.byteCount)))
            )
        }
        guard reader.isAtEnd, let tree = TreeFrontier(size: size, subtrees: subtrees) else {
            throw CodecError(offset: reader.offset, reason: "tree does not have its subtrees")
        }
        self = tree
    }

    /// The size and the subtrees one behind the other.
    fileprivate var encoded: [UInt8] {
        var bytes: [UInt8] = []
        bytes.append(littleEndian: size)
        for subtree in subtrees {
            for index in subtree.bytes.indices { bytes.append(subtree.bytes[index]) }
        }
        return bytes
    }
}
