internal import LMDB

extension LMDBEventStore {
    /// How much of the file that holds the log is in use, and by whom.
    public struct MapUse: Hashable, Sendable {
        /// The bytes of the file that have ever been in use.
        public let usedByteCount: Int
        /// The most bytes that it can grow to.
        public let maximumByteCount: Int
        /// How many readers, of all processes, have a snapshot open.
        public let readerCount: Int
        /// How many transactions were committed since the oldest of those snapshots.
        public let oldestReaderAge: UInt64
    }

    /// How much of the file that holds the log is in use now.
    public func mapUse() throws(EventLogError) -> MapUse {
        try translating("looking at the size of the log") {
            let readers = try files.environment.activeReaders()
            let information = try files.environment.information()
            let oldest = readers.map(\.transactionID).min() ?? information.lastTransactionID
            let last = information.lastTransactionID
            return MapUse(
                usedByteCount: information.usedByteCount,
                maximumByteCount: information.mapByteCount,
                readerCount: readers.count,
                oldestReaderAge: last > oldest ? last - oldest : 0
            )
        }
    }

    /// Frees the slots of readers whose process has died, and says how many there were.
    ///
    /// A process that runs for long calls it every minute: a dead reader keeps pages from being
    /// used again.
    @discardableResult
    public func checkReaders() throws(EventLogError) -> Int {
        try translating("looking for readers that died") { try files.environment.checkReaders() }
    }

    /// What the writer of this process has committed since the store was opened.
    public var commitTotals: CommitTotals { writer.totals }
}

/// How often events were committed, and how many.
public struct CommitTotals: Hashable, Sendable {
    /// How many transactions.
    public internal(set) var commits: UInt64 = 0
    /// How many submissions shared them.
    public internal(set) var submissions: UInt64 = 0
}
