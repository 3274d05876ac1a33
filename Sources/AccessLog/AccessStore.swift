public import EventLog
package import LMDB

/// The read log of a store: `access.mdb`, beside the history, with a retention of its own.
///
/// Several processes may have it open; one of them writes at a time. Letting go of the last
/// reference waits for what was submitted and closes the file.
public final class AccessStore: Sendable {
    let files: AccessFiles
    let keyring: AccessKeyring
    let events: LMDBEventStore
    let clock: RecordingClock
    private let writer: AccessWriter
    private let presence: AccessPresence?

    /// The name of the read log's file inside the store's folder.
    public static let fileName = "access.mdb"

    /// Opens the read log in the folder of a store, making it when it is missing and may be
    /// written.
    ///
    /// Goes on with what was interrupted: erasures, and taking away after their time. Throws
    /// `.store` with `.storage` when the file can not be opened or is missing and may not be made,
    /// `.newerFormat` when a newer release wrote it, `.keyFile` when it is another store's. What an
    /// older release wrote is brought to this one's format at the first opening to write.
    public convenience init(
        folder: String,
        beside events: LMDBEventStore,
        access: LMDBEventStore.Access = .readWrite,
        clock: RecordingClock = .system
    ) throws(AccessLogError) {
        try self.init(
            folder: folder,
            beside: events,
            access: access,
            clock: clock,
            synchronization: .durable
        )
    }

    /// Opens the read log as said above; tests may do without waiting for the disk, and with
    /// smaller lots of the indexes.
    package init(
        folder: String,
        beside events: LMDBEventStore,
        access: LMDBEventStore.Access = .readWrite,
        clock: RecordingClock = .system,
        synchronization: Environment.Options.Synchronization,
        lotEntryCount: Int = AccessLot.entryCount
    ) throws(AccessLogError) {
        let options = Environment.Options(
            access: access == .readOnly ? .readOnly : .readWrite,
            synchronization: synchronization
        )
        let files = try logging("opening the read log in \(folder)") {
            try AccessFiles(
                environment: Environment(path: "\(folder)/\(Self.fileName)", options: options),
                key: events.key,
                lotEntryCount: lotEntryCount
            )
        }
        self.files = files
        self.events = events
        self.clock = clock
        let keyring = AccessKeyring(events)
        self.keyring = keyring
        writer = AccessWriter(files: files, keyring: keyring, clock: clock)
        let path = "\(folder)/\(Self.fileName)"
        presence = access == .readWrite ? AccessPresence(path) : nil
        if access == .readWrite { try finishWhatWasInterrupted() }
    }

    /// Whether somebody, in this process or another, has the read log of a folder open to write:
    /// whether readers are being served.
    public static func isOpenToWrite(inFolder folder: String) -> Bool {
        AccessPresence.isShown("\(folder)/\(fileName)")
    }

    /// Waits for the writer, so that the file is closed when the log is gone.
    deinit {
        writer.waitUntilIdle()
    }

    /// Hands an entry to the writer and returns at once.
    ///
    /// `completion` runs on the writer's thread: with the entry's number once it is on the disk, or
    /// with why it is not, and then nothing of it is; whoever reads must then not be answered. For
    /// an entry with a ``AccessEntry/fault()`` it runs at once, on the caller's thread.
    /// Entries that come meanwhile share a transaction and its one synchronisation. After a failed
    /// commit every entry fails until the log is opened anew.
    public func submit(
        _ entry: AccessEntry,
        completion: @escaping @Sendable (Result<UInt64, AccessLogError>) -> Void
    ) {
        if let fault = entry.fault() { return completion(.failure(fault)) }
        writer.submit(entry, completion: completion)
    }

    /// Waits until everything that was submitted is answered.
    package func waitUntilIdle() {
        writer.waitUntilIdle()
    }
}
