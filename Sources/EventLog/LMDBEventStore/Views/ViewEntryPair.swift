internal import EventModel
internal import LMDB

/// What a view and its copy hold under one key.
struct ViewEntryPair: Sendable {
    /// Which database of a view an entry stands in.
    enum Kind: Sendable {
        case row, head, index
    }

    /// Pairs that follow each other.
    struct Block: Sendable {
        var pairs: [ViewEntryPair] = []
        /// The key that the next block begins at, `nil` when none is left.
        var next: [UInt8]?
        /// How many entries the whole view holds.
        var total: Int
    }

    /// At how many bytes a block ends.
    private static let byteCountPerBlock = 16 << 20

    /// The database that both stand in.
    let kind: Kind
    /// The key; an integer stands most significant byte first.
    let key: [UInt8]
    /// The value in the view, `nil` when there is none.
    let kept: [UInt8]?
    /// The value in the copy, `nil` when there is none.
    let copy: [UInt8]?

    /// Pairs from a key onwards, `limit` at most.
    static func block(
        of kind: Kind,
        from first: [UInt8],
        limit: Int,
        kept: ViewHandles,
        copy: ViewHandles,
        in txn: borrowing ReadTransaction
    ) throws -> Block {
        let (keptDatabase, copyDatabase) = (kept.database(of: kind), copy.database(of: kind))
        var block = Block(total: 0)
        for name in kind.siblings {
            block.total += try txn.statistics(of: kept.database(of: name)).entryCount
        }
        var keptCursor = try txn.cursor(in: keptDatabase)
        var copyCursor = try txn.cursor(in: copyDatabase)
        var keptEntry = try keptCursor.seek(fromKey: first, keptDatabase)
        var copyEntry = try copyCursor.seek(fromKey: first, copyDatabase)
        var byteCount = 0
        while let key = smaller(keptEntry?.key, copyEntry?.key) {
            if block.pairs.count >= limit || byteCount >= byteCountPerBlock {
                block.next = key
                break
            }
            var (keptValue, copyValue): ([UInt8]?, [UInt8]?)
            if let entry = keptEntry, entry.key == key {
                keptValue = entry.value
                keptEntry = try keptCursor.next(keptDatabase)
            }
            if let entry = copyEntry, entry.key == key {
                copyValue = entry.value
                copyEntry = try copyCursor.next(copyDatabase)
            }
            byteCount += (keptValue?.count ?? 0) + (copyValue?.count ?? 0)
            block.pairs.append(Self(kind: kind, key: key, kept: keptValue, copy: copyValue))
        }
        return block
    }

    private static func smaller(_ left: [UInt8]?, _ right: [UInt8]?) -> [UInt8]? {
        guard let left, let right else { return left ?? right }
        return right.lexicographicallyPrecedes(left) ? right : left
    }
}

extension ViewEntryPair.Kind {
    /// The kinds of the same view.
    var siblings: [Self] { self == .index ? [.index] : [.row, .head] }
}

extension ViewHandles {
    /// The database of a kind of entries.
    func database(of kind: ViewEntryPair.Kind) -> Database {
        switch kind {
        case .row: rows
        case .head: heads
        case .index: index
        }
    }
}

/// An entry that was copied out of its transaction.
private struct OwnedEntry {
    /// The key; an integer stands most significant byte first, so that keys sort as bytes.
    let key: [UInt8]
    let value: [UInt8]

    init?(_ entry: consuming Entry?, of database: Database) {
        guard let entry else { return nil }
        if database.hasIntegerKeys {
            var key: [UInt8] = []
            key.append(bigEndian: entry.integerKey)
            self.key = key
        } else {
            key = [UInt8](copying: entry.key)
        }
        value = [UInt8](copying: entry.value)
    }
}

extension Cursor {
    /// Goes to the first entry at or after a key; an integer stands most significant byte first.
    fileprivate mutating func seek(
        fromKey key: [UInt8],
        _ database: Database
    ) throws -> OwnedEntry? {
        if database.hasIntegerKeys {
            let number = key.reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
            return OwnedEntry(try seek(atOrAfter: number), of: database)
        }
        return OwnedEntry(unsafe try seek(atOrAfter: key.span.bytes), of: database)
    }

    /// Goes to the entry after this one.
    fileprivate mutating func next(_ database: Database) throws -> OwnedEntry? {
        OwnedEntry(try next(), of: database)
    }
}
