public import EventModel
package import LMDB
public import TransparencyLog

/// The durable store: an event log, its index and its packed histories in LMDB, sealed per person.
///
/// Several processes may open the same store; one of them writes at a time and the others wait. A
/// read never waits. What an append reported as stored has been synchronised to disk. Letting go of
/// the last reference to the store waits for its appends and closes its files.
public final class LMDBEventStore: EventStore {
    /// How a store is opened.
    public enum Access: Sendable {
        /// To read only; the files are not changed and a running writer is not waited for.
        case readOnly
        /// To read and append.
        case readWrite
    }

    let files: StoreFiles
    let names: SourceNames
    let writer: LogWriter

    /// The name of the log's file inside the store's folder.
    public static let historyFileName = "history.mdb"
    /// The name of the vault's file inside the store's folder.
    public static let vaultFileName = "vault.mdb"

    /// Opens the store in a folder, creating its files when they are missing and may be written.
    ///
    /// Throws `.storage` when the files can not be opened, `.newerFormat` when a newer release
    /// wrote them, `.keyFile` when the key is another store's, `.damaged` when they do not belong
    /// together. A folder is opened once per process at a time.
    public convenience init(
        folder: String,
        key: StoreKey,
        access: Access = .readWrite,
        clock: RecordingClock = .system
    ) throws(EventLogError) {
        try self.init(
            folder: folder,
            key: key,
            access: access,
            clock: clock,
            synchronization: .durable
        )
    }

    /// Opens the store as said above; tests may do without waiting for the disk.
    package init(
        folder: String,
        key: StoreKey,
        access: Access = .readWrite,
        clock: RecordingClock = .system,
        synchronization: Environment.Options.Synchronization
    ) throws(EventLogError) {
        let options = Environment.Options(
            access: access == .readOnly ? .readOnly : .readWrite,
            synchronization: synchronization
        )
        files = try translating("opening the store in \(folder)") {
            let history = try Environment(
                path: "\(folder)/\(Self.historyFileName)",
                options: options
            )
            let vault = try Environment(path: "\(folder)/\(Self.vaultFileName)", options: options)
            return try StoreFiles(
                history: history,
                vault: Vault(environment: vault, key: key, access: access),
                access: access
            )
        }
        if access == .readWrite {
            let files = files
            try translating("destroying what was erased") { try files.applyErasures() }
        }
        names = SourceNames(database: files.sources)
        writer = LogWriter(files: files, names: names, clock: clock)
    }

    /// Waits for the writer, so that the files are closed when the store is gone.
    deinit {
        writer.waitUntilIdle()
    }

    /// Hands requests to the writer and returns at once.
    public func submit(
        _ requests: [AppendRequest],
        bookmark: Bookmark?,
        completion: @escaping @Sendable (Result<[AppendOutcome], EventLogError>) -> Void
    ) {
        writer.submit(
            LogWriter.Submission(requests: requests, bookmark: bookmark, completion: completion)
        )
    }

    /// The place that the next event will take.
    public func nextPosition() throws(EventLogError) -> Position {
        try translating("reading the end of the log") {
            try files.read { files, txn in try files.nextPosition(in: txn) }
        }
    }

    /// Copies the events from `position` onwards, at most `limit` of them.
    public func events(from position: Position, limit: Int) throws(EventLogError) -> [Event] {
        try translating("reading the log") {
            try files.readWithKeys { files, txn in
                try files.events(from: position, limit: limit, names: names, in: txn)
            }
        }
    }

    /// The subject's events in packed form, `nil` when none are stored.
    public func stream(of subject: SubjectID) throws(EventLogError) -> PackedStream? {
        try translating("reading the history of \(subject)") {
            try files.readWithKeys { files, txn in try files.stream(of: subject, in: txn) }
        }
    }

    /// Lends the subject's events in packed form; `false` when none are stored.
    public func read(
        _ subject: SubjectID,
        using workspace: inout StreamWorkspace,
        _ body: (RawSpan) throws -> Void
    ) throws(EventLogError) -> Bool {
        try translating("reading the history of \(subject)") {
            let isStored = try files.readWithKeys { files, txn in
                workspace.removeAll()
                return try files.open(subject, in: txn, to: &workspace.stream)
            }
            if isStored { unsafe try body(workspace.stream.span.bytes) }
            return isStored
        }
    }

    /// The place of the subject's last event in its stream, `nil` when none are stored.
    public func lastRevision(of subject: SubjectID) throws(EventLogError) -> Revision? {
        try translating("reading the head of \(subject)") {
            try files.read { files, txn in try files.head(of: subject, in: txn)?.revision }
        }
    }

    /// How far the log has come, a subject's stream, and the registry's; one snapshot.
    public func standing(of subject: SubjectID) throws(EventLogError) -> LogStanding {
        try translating("reading how far \(subject) has come") {
            try files.read { files, txn in
                LogStanding(
                    next: try files.nextPosition(in: txn),
                    revision: try files.head(of: subject, in: txn)?.revision,
                    registryRevision: try files.head(of: .registry, in: txn)?.revision,
                    commit: txn.id
                )
            }
        }
    }

    /// The number of the last commit; no transaction is begun for it.
    public func lastCommit() throws(EventLogError) -> UInt64? {
        try translating("reading the number of the last commit") {
            try files.environment.lastTransactionID()
        }
    }

    /// The subject that an alias belongs to, once it has events.
    public func subject(for alias: Alias) throws(EventLogError) -> SubjectID? {
        try translating("looking up an alias") {
            // The log first: an entry before its end was there when the log came to that end.
            let next = try files.read { files, txn in try files.nextPosition(in: txn) }
            guard let entry = try files.vault.entry(of: alias), entry.position < next else {
                return nil
            }
            return entry.subject
        }
    }

    /// Every alias of a subject in the order they were learnt.
    public func aliases(of subject: SubjectID) throws(EventLogError) -> [Alias] {
        try translating("reading the aliases of \(subject)") {
            let next = try files.read { files, txn in try files.nextPosition(in: txn) }
            return try files.vault.aliases(of: subject).filter { alias in
                try files.vault.entry(of: alias).map { $0.position < next } ?? false
            }
        }
    }

    /// Where the event with a key stands.
    public func position(of key: EventKey) throws(EventLogError) -> Position? {
        try translating("looking up an event") {
            try files.read { files, txn in
                guard let source = try names.number(of: key.source, in: txn) else { return nil }
                var bytes: [UInt8] = []
                IndexKey.write(source: source, id: key.id, key: files.vault.key, to: &bytes)
                return try files.position(ofIndexKey: bytes, in: txn)
            }
        }
    }

    /// The name of a source by its number.
    public func sourceName(_ number: SourceNumber) throws(EventLogError) -> String? {
        if let name = names.knownName(number) { return name }
        return try translating("reading the name of a source") {
            let txn = try files.environment.beginRead()
            return try names.name(number, in: txn)
        }
    }

    /// The names of all sources; a look at their count where all have been read before.
    public func sources() throws(EventLogError) -> [String] {
        try translating("reading the names of the sources") {
            try names.names(in: files.environment.beginRead())
        }
    }

    /// Every subject with at least one event, in order, from `first` onwards, at most `limit`.
    public func subjects(
        from first: SubjectID,
        limit: Int
    ) throws(EventLogError) -> [SubjectID] {
        try translating("listing subjects") {
            try files.read { files, txn in
                var subjects: [SubjectID] = []
                var cursor = try txn.cursor(in: files.heads)
                var entry = try cursor.seek(atOrAfter: first.rawValue)
                while let current = entry, subjects.count < limit {
                    subjects.append(SubjectID(rawValue: current.integerKey))
                    entry = try cursor.next()
                }
                return subjects
            }
        }
    }

    /// The Merkle tree over the records of the log (RFC 6962), as of the last commit.
    public func tree() throws(EventLogError) -> TreeFrontier {
        try translating("reading the tree") {
            try files.read { files, txn in
                try files.tree(before: files.nextPosition(in: txn), in: txn)
            }
        }
    }

    /// Where it is said that a subject's data was destroyed; `nil` where it was not.
    public func erasure(of subject: SubjectID) throws(EventLogError) -> Position? {
        try translating("looking whether \(subject) was erased") {
            try files.read { files, txn in try files.erasure(of: subject, in: txn) }
        }
    }

    /// The value of a bookmark.
    public func bookmark(named name: String) throws(EventLogError) -> [UInt8]? {
        try translating("reading a bookmark") {
            let txn = try files.environment.beginRead()
            let key = LogFiles.bookmarkKey(name)
            guard let value = unsafe try txn.checkedValue(in: files.meta, forKey: key.span.bytes)
            else { return nil }
            return [UInt8](copying: value)
        }
    }
}

extension LMDBEventStore {
    /// The LMDB library that is linked, as it names itself.
    public static var libraryVersion: String { LMDBVersion.linked.description }
}
