extension Environment {
    /// A slot of the reader table whose reader has a snapshot open.
    public struct ReaderSlot: Sendable, Hashable {
        /// The process.
        public let process: Int
        /// The number of the transaction whose state it reads.
        public let transactionID: UInt64
    }

    /// Every reader, of all processes, that has a snapshot open now.
    ///
    /// Pages that were freed since the oldest one's transaction are not reused while it lasts. The
    /// corresponding C call is `mdb_reader_list`, whose text is read.
    public func activeReaders() throws(LMDBError) -> [ReaderSlot] {
        try handle.readerLines().split(separator: "\n").compactMap { line in
            // Process, thread and transaction; a dash where no snapshot is open.
            let fields = line.split(separator: " ")
            guard fields.count == 3, let process = Int(fields[0]),
                let transactionID = UInt64(fields[2])
            else { return nil }
            return ReaderSlot(process: process, transactionID: transactionID)
        }
    }
}
