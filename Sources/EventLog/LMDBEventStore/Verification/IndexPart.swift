internal import EventModel
internal import LMDB

/// A run of the index and the sum over its entries.
struct IndexPart: Sendable {
    /// How many entries are read in one transaction.
    private static let entriesPerRead = 50_000

    private(set) var sum: UInt64 = 0
    private(set) var count = 0
    /// How many entries do not agree with their check.
    private(set) var alteredCount = 0
    /// How many of the first and last entries of pages are not found by their keys; those between
    /// them may not be found either.
    private(set) var lostCount = 0

    /// Reads the entries of a range; those of events at or behind `end` do not count.
    init(_ range: IndexRange, before end: Position, of files: StoreFiles) throws {
        var next: [UInt8]? = range.start
        while let key = next {
            next = try files.read { files, txn in
                try add(from: key, in: range, before: end, of: files, in: txn)
            }
        }
    }

    /// Adds the entries from a key on; gives the key where the next transaction goes on.
    private mutating func add(
        from key: [UInt8],
        in range: IndexRange,
        before end: Position,
        of files: LogFiles,
        in txn: borrowing ReadTransaction
    ) throws -> [UInt8]? {
        let limit = count + Self.entriesPerRead
        var cursor = try txn.cursor(in: files.index)
        var entry = unsafe try cursor.seek(atOrAfter: key.span.bytes)
        var isFirstOfPage = true
        while let current = entry, range.holds(current.key) {
            if count == limit { return [UInt8](copying: current.key) }
            count += 1
            if let value = try? Check(key: current.key).verified(current.value),
                value.byteCount == 8
            {
                let position = Position(rawValue: value.uint64(at: 0))
                if position < end {
                    sum &+= EventDigest.entry(current.key, position: position)
                }
            } else {
                alteredCount += 1
            }
            entry = try cursor.next()
            let isLastOfPage = if let entry { !entry.isBeside(current) } else { true }
            if isFirstOfPage || isLastOfPage,
                try txn.value(in: files.index, forKey: current.key) == nil
            {
                lostCount += 1
            }
            isFirstOfPage = isLastOfPage
        }
        return nil
    }
}
