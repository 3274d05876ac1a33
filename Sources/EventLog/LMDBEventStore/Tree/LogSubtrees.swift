public import EventModel
internal import LMDB
public import TransparencyLog

/// The complete subtrees of a store's log: what proofs over its records are made of.
///
/// The hashes of a block of 256 records are worked out from the records and kept until another
/// block is asked for; those above are read. Every call reads on its own, which is sound: what lies
/// below the end of the log never changes. The proof of a record costs 256 hashes and some reads.
public struct LogSubtrees: SubtreeSource {
    private let store: LMDBEventStore
    private var block: (index: UInt64, leaves: [MerkleHash])?

    init(_ store: LMDBEventStore) { self.store = store }

    /// The root of a complete subtree; throws ``EventLogError`` where records or hashes are
    /// missing.
    public mutating func root(height: Int, index: UInt64) throws -> MerkleHash {
        if height < Tile.height { return try rootOfLeaves(height: height, index: index) }
        let level = height / Tile.height
        let count = 1 << (height % Tile.height)
        let roots = try store.files.read { files, txn in
            try (0..<count).map { place in
                try files.tileRoot(
                    level: level,
                    index: index * UInt64(count) + UInt64(place),
                    in: txn
                )
            }
        }
        return TreeFrontier.root(of: roots.span)
    }

    private mutating func rootOfLeaves(height: Int, index: UInt64) throws -> MerkleHash {
        let first = index &<< UInt64(height)
        let wanted = first / UInt64(Tile.fullWidth)
        let offset = Int(first % UInt64(Tile.fullWidth))
        let end = offset + 1 << height
        if block?.index != wanted || (block?.leaves.count ?? 0) < end {
            block = (wanted, try leaves(ofBlock: wanted))
        }
        guard let leaves = block?.leaves, end <= leaves.count else {
            throw EventLogError.damaged("the log, which lacks position \(first),")
        }
        return TreeFrontier.root(of: leaves.span.extracting(offset..<end))
    }

    private func leaves(ofBlock index: UInt64) throws -> [MerkleHash] {
        let first = index * UInt64(Tile.fullWidth)
        return try store.files.read { files, txn in
            var leaves: [MerkleHash] = []
            var cursor = try txn.cursor(in: files.log)
            var entry = try cursor.seek(atOrAfter: first)
            while let record = entry, leaves.count < Tile.fullWidth {
                guard record.integerKey == first + UInt64(leaves.count) else {
                    throw EventLogError.damaged("the log behind position \(first)")
                }
                leaves.append(.leaf(record.value))
                entry = try cursor.next()
            }
            return leaves
        }
    }
}

extension LMDBEventStore {
    /// The subtrees of the log, for proofs.
    public func subtrees() -> LogSubtrees { LogSubtrees(self) }

    /// The bytes of the record at a position, as they are hashed; `nil` past the end.
    ///
    /// The header can be read, a person's payload is sealed.
    public func record(at position: Position) throws(EventLogError) -> [UInt8]? {
        try translating("reading the record at position \(position)") {
            try files.read { files, txn in
                guard let record = try txn.value(in: files.log, forKey: position.rawValue) else {
                    return nil
                }
                return [UInt8](copying: record)
            }
        }
    }
}
