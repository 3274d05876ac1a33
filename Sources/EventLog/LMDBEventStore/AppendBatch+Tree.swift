internal import EventModel
internal import LMDB
internal import TransparencyLog

/// The Merkle tree over the records, growing by the records of one batch.
///
/// Complete blocks of 256 leaves are hashed by the other cores; what is left over at both ends is
/// added leaf by leaf.
struct TreeGrowth {
    private static let blockHeight = 8
    private static let blockSize = 1 << blockHeight
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

    /// The tree with all the leaves.
    consuming func finish() throws -> TreeFrontier {
        for leaf in leaves.prefix(headCount) { frontier.append(leaf) }
        for roots in try blocks.results() {
            for root in roots { frontier.append(subtree: root, height: Self.blockHeight) }
        }
        for leaf in leaves.dropFirst(headCount + blockCount * Self.blockSize) {
            frontier.append(leaf)
        }
        return frontier
    }
}

extension LogFiles {
    private static let treeName: [UInt8] = Array("tree".utf8)

    /// The right edge of the tree over the records before `next`.
    ///
    /// It is kept with every commit. Where it is missing or behind, as in a store of before there
    /// was a tree, the records that it lacks are hashed now.
    func tree(
        before next: Position,
        in txn: borrowing some Transaction & ~Copyable
    ) throws -> TreeFrontier {
        let name = Self.treeName
        var frontier = TreeFrontier()
        if let value = unsafe try txn.checkedValue(in: meta, forKey: name.span.bytes) {
            frontier = try TreeFrontier(decoding: value)
        }
        guard frontier.size <= next.rawValue else {
            throw EventLogError.damaged("the log, which is shorter than its tree")
        }
        if frontier.size == next.rawValue { return frontier }
        var cursor = try txn.cursor(in: log)
        var entry = try cursor.seek(atOrAfter: frontier.size)
        while let record = entry, frontier.size < next.rawValue {
            guard record.integerKey == frontier.size else {
                throw EventLogError.damaged("the log, which lacks position \(frontier.size)")
            }
            frontier.append(.leaf(record.value))
            entry = try cursor.next()
        }
        return frontier
    }

    /// Keeps the right edge of the tree.
    func put(_ tree: TreeFrontier, in txn: inout WriteTransaction) throws {
        let name = Self.treeName
        unsafe try txn.putChecked(tree.encoded, forKey: name.span.bytes, in: meta)
    }
}

extension TreeFrontier {
    /// Reads a tree's right edge, refusing what the store does not write.
    fileprivate init(decoding bytes: RawSpan) throws(CodecError) {
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
