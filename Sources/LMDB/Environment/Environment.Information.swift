extension Environment {
    /// Sizes and counts of an environment at one moment.
    public struct Information: Sendable, Hashable {
        /// The number of the last transaction that was committed, 0 in a new file.
        public let lastTransactionID: UInt64

        /// The size of the map, the most that the data can grow to.
        public let mapByteCount: Int

        /// The bytes of the file that have ever been in use; free pages inside are counted.
        public let usedByteCount: Int

        /// The size of a page.
        public let pageByteCount: Int

        /// The slots of the reader table that have been in use, over all processes.
        ///
        /// A high-water mark: slots that are free again are counted until the table is reset.
        public let readerCount: Int

        /// The slots that the reader table has.
        public let maximumReaderCount: Int

        init(_ numbers: EnvironmentNumbers, pageByteCount: Int) {
            lastTransactionID = UInt64(clamping: numbers.lastTransactionID)
            mapByteCount = numbers.mapByteCount
            usedByteCount = (numbers.lastPage &+ 1) &* pageByteCount
            self.pageByteCount = pageByteCount
            readerCount = Int(numbers.readerCount)
            maximumReaderCount = Int(numbers.maximumReaderCount)
        }
    }
}
