public import EventLog
internal import LMDB

extension AccessStore {
    /// Opens the read log in the folder of a store to write and makes its indexes anew from its
    /// entries, whatever stands in them.
    ///
    /// Others may log meanwhile, and what they log goes into the indexes as ever. Refuses, as
    /// `.store` with `.damaged`, a log that lacks entries which its indexes had. Throws as opening
    /// does besides.
    public convenience init(
        rebuildingIndexesIn folder: String,
        beside events: LMDBEventStore,
        clock: RecordingClock = .system
    ) throws(AccessLogError) {
        try Self.emptyIndexes(in: folder, of: events, synchronization: .durable)
        try self.init(folder: folder, beside: events, clock: clock)
    }

    /// Empties the indexes; the files are closed then, since a process opens them once at a time.
    static func emptyIndexes(
        in folder: String,
        of events: LMDBEventStore,
        synchronization: Environment.Options.Synchronization
    ) throws(AccessLogError) {
        try logging("making the read log's indexes anew") {
            let options = Environment.Options(synchronization: synchronization)
            let path = "\(folder)/\(fileName)"
            let files = try AccessFiles(
                environment: Environment(path: path, options: options),
                key: events.key
            )
            try files.environment.write { (txn: inout WriteTransaction) in
                try files.refuseMissing(in: txn)
                try files.emptyIndexes(in: &txn)
            }
        }
    }
}
