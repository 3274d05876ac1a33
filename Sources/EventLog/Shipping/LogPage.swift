public import EventModel
internal import LMDB

/// A run of records as they stand in the log, one behind the other.
public struct LogPage: Sendable {
    /// The place of the first record.
    public let first: Position
    /// The records in the order of the log, each as it is hashed.
    public let records: [[UInt8]]
}

extension LMDBEventStore {
    /// Copies records from a position onwards, up to `byteCount` bytes and one record more, and
    /// none from `end` on.
    ///
    /// One short read transaction: a copy of a whole log pins no old pages beside a running import.
    public func records(
        from first: Position,
        before end: Position,
        byteCount: Int
    ) throws(EventLogError) -> LogPage {
        try translating("reading the log from position \(first)") {
            try files.read { files, txn in
                var records: [[UInt8]] = []
                var taken = 0
                var expected = first
                var cursor = try txn.cursor(in: files.log)
                var entry = try cursor.seek(atOrAfter: first.rawValue)
                while let current = entry, expected < end, taken < byteCount {
                    guard current.integerKey == expected.rawValue else {
                        throw EventLogError.damaged("the log, which lacks position \(expected),")
                    }
                    records.append([UInt8](copying: current.value))
                    taken += current.value.byteCount
                    expected = expected.next
                    entry = try cursor.next()
                }
                return LogPage(first: first, records: records)
            }
        }
    }

    /// Writes a consistent, compacted copy of the vault to a file that must not exist yet.
    ///
    /// Taken after the log was read it has the keys of every person in it.
    public func copyVault(toPath path: String) throws(EventLogError) {
        try translating("copying the vault") {
            // Keys that the log says are renewed must be, or the copy would open what was erased.
            let redacted = try files.read { files, txn in try files.redactions(in: txn) }
            for (subject, _) in redacted where try files.vault.knows(subject) {
                _ = try files.vault.keys(of: subject)
            }
            try files.vault.environment.copy(toPath: path, compacting: true)
        }
    }
}
