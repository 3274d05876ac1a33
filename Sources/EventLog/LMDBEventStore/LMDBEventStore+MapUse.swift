internal import LMDB

extension LMDBEventStore {
    /// How much of the file that holds the log is in use, and by how many readers.
    public struct MapUse: Hashable, Sendable {
        /// The bytes of the file that have ever been in use.
        public let usedByteCount: Int
        /// The most bytes that it can grow to.
        public let maximumByteCount: Int
        /// The readers' slots that have been in use, over all processes.
        public let readerCount: Int
    }

    /// How much of the file that holds the log is in use now.
    public func mapUse() throws(EventLogError) -> MapUse {
        try translating("looking at the size of the log") {
            let information = try files.environment.information()
            return MapUse(
                usedByteCount: information.usedByteCount,
                maximumByteCount: information.mapByteCount,
                readerCount: information.readerCount
            )
        }
    }
}
