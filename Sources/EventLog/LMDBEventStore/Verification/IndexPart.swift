internal import EventModel
internal import LMDB

/// A run of the index and the sum over its entries.
struct IndexPart {
    private static let entriesPerPart = 50_000

    private(set) var sum: UInt64 = 0
    private(set) var count = 0
    /// How many entries do not agree with their check.
    private(set) var alteredCount = 0
    /// Where the next run begins; `nil` at the end.
    private(set) var next: [UInt8]?

    /// Reads entries from a key on; those of events at or behind `end` do not count.
    init(from key: [UInt8], before end: Position, of files: StoreFiles) throws {
        try self.init(from: key, before: end, reading: files)
    }

    private init(from key: [UInt8], before end: Position, reading files: StoreFiles) throws {
        let found = try files.read { files, txn in
            var part = IndexPart()
            var cursor = try txn.cursor(in: files.index)
            var entry =
                key.isEmpty ? try cursor.first() : unsafe try cursor.seek(atOrAfter: key.span.bytes)
            while let current = entry {
                if part.count == Self.entriesPerPart {
                    part.next = [UInt8](copying: current.key)
                    break
                }
                part.count += 1
                if let value = try? Check(key: current.key).verified(current.value),
                    value.byteCount == 8
                {
                    let position = Position(rawValue: value.uint64(at: 0))
                    if position < end {
                        part.sum &+= EventDigest.entry(current.key, position: position)
                    }
                } else {
                    part.alteredCount += 1
                }
                entry = try cursor.next()
            }
            return part
        }
        self = found
    }

    private init() {}
}
