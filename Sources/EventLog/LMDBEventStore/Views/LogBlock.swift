internal import EventModel
internal import LMDB

/// A run of the log, copied out of its transaction, still sealed.
struct LogBlock: Sendable {
    /// The place of the first record.
    let first: Position
    /// The records, one behind the other.
    private(set) var bytes: [UInt8] = []
    /// Where each record lies among the bytes.
    private(set) var records: [Range<Int>] = []
    /// Whose records nobody can open any more.
    let erased: Set<SubjectID>
    /// What stands in the place of records that were destroyed.
    let replaced: [Position: [UInt8]]
    /// Whether nothing stood behind the block when it was read.
    private(set) var reachesEnd = false

    /// The place behind the last record.
    var end: Position { Position(rawValue: first.rawValue + UInt64(records.count)) }

    /// Copies records from a position onwards, up to `end` or as many as the limits allow.
    init(
        from first: Position,
        to end: Position? = nil,
        eventCount: Int,
        byteCount: Int,
        of log: Database,
        erased: Set<SubjectID>,
        replaced: [Position: [UInt8]],
        in txn: borrowing some Transaction & ~Copyable
    ) throws {
        self.first = first
        self.erased = erased
        self.replaced = replaced
        var cursor = try txn.cursor(in: log)
        var entry = try cursor.seek(atOrAfter: first.rawValue)
        while let current = entry {
            if self.end == end { return }
            let isFull = records.count >= eventCount || bytes.count >= byteCount
            if end == nil, isFull { return }
            guard current.integerKey == self.end.rawValue else {
                throw EventLogError.damaged("the log, which lacks position \(self.end)")
            }
            let start = bytes.count
            bytes.append(copying: current.value)
            records.append(start..<bytes.count)
            entry = try cursor.next()
        }
        guard end == nil || self.end == end else {
            throw EventLogError.damaged("the log, which lacks position \(self.end)")
        }
        reachesEnd = true
    }
}
