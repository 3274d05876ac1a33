public import EventModel
internal import LMDB

/// The durable store: an event log, its index and its packed histories in LMDB, sealed per person.
///
/// Several processes may open the same store; one of them writes at a time and the others wait. A
/// read never waits. What an append reported as stored has been synchronised to disk.
public final class LMDBEventStore: EventStore {
    /// How a store is opened.
    public enum Access: Sendable {
        /// To read only; the files are not changed and a running writer is not waited for.
        case readOnly
        /// To read and append.
        case readWrite
    }

    let files: LogFiles
    let names: SourceNames
    let writer: LogWriter

    /// The name of the log's file inside the store's folder.
    public static let historyFileName = "history.mdb"
    /// The name of the vault's file inside the store's folder.
    public static let vaultFileName = "vault.mdb"

    /// Opens the store in a folder, creating its files when they are missing and may be written.
    ///
    /// Throws `.storage` when the files can not be opened, `.newerFormat` when a newer release wrote
    /// them. A folder is opened once per process at a time.
    public init(
        folder: String, key: StoreKey, access: Access = .readWrite, clock: RecordingClock = .system
    ) throws(EventLogError) {
        files = try translating("opening the store") {
            var options = Environment.Options()
            options.access = access == .readOnly ? .readOnly : .readWrite
            let history = try Environment(
                path: "\(folder)/\(Self.historyFileName)", options: options)
            let vault = try Environment(path: "\(folder)/\(Self.vaultFileName)", options: options)
            let files = try LogFiles(
                history: history, vault: Vault(environment: vault, key: key, access: access),
                access: access)
            try files.checkFormat(access: access)
            return files
        }
        names = SourceNames(database: files.sources)
        writer = LogWriter(files: files, names: names, clock: clock)
    }

    /// Hands requests to the writer and returns at once.
    public func submit(
        _ requests: [AppendRequest], bookmark: Bookmark?,
        completion: @escaping @Sendable (Result<[AppendOutcome], EventLogError>) -> Void
    ) {
        writer.submit(
            LogWriter.Submission(requests: requests, bookmark: bookmark, completion: completion))
    }

    /// The place that the next event will take.
    public func nextPosition() throws(EventLogError) -> Position {
        try translating("reading the end of the log") {
            let txn = try files.environment.beginRead()
            return try files.end(in: txn).next
        }
    }

    /// Copies the events from `position` onwards, at most `limit` of them.
    public func events(from position: Position, limit: Int) throws(EventLogError) -> [Event] {
        try translating("reading the log") {
            let txn = try files.environment.beginRead()
            return try files.events(from: position, limit: limit, names: names, in: txn)
        }
    }

    /// The subject's events in packed form, `nil` when none are stored.
    public func stream(of subject: SubjectID) throws(EventLogError) -> PackedStream? {
        try translating("reading the history of \(subject)") {
            let txn = try files.environment.beginRead()
            return try files.stream(of: subject, in: txn)
        }
    }

    /// The subject that an alias belongs to, once it has events.
    public func subject(for alias: Alias) throws(EventLogError) -> SubjectID? {
        try translating("looking up an alias") {
            guard let subject = try files.vault.subject(for: alias) else { return nil }
            let txn = try files.environment.beginRead()
            return try files.head(of: subject, in: txn) == nil ? nil : subject
        }
    }

    /// Every alias of a subject in the order they were learnt.
    public func aliases(of subject: SubjectID) throws(EventLogError) -> [Alias] {
        try translating("reading the aliases of \(subject)") {
            try files.vault.aliases(of: subject)
        }
    }

    /// Where the event with a key stands.
    public func position(of key: EventKey) throws(EventLogError) -> Position? {
        try translating("looking up an event") {
            let txn = try files.environment.beginRead()
            guard let source = try names.number(of: key.source, in: txn) else { return nil }
            var bytes: [UInt8] = []
            IndexKey.write(
                source: source, id: key.id, pseudonyms: files.vault.key.idPseudonym, to: &bytes)
            guard let value = unsafe try txn.value(in: files.index, forKey: bytes.span.bytes)
            else { return nil }
            var reader = ByteReader(value)
            return Position(rawValue: try reader.uint64())
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

    /// Every subject with at least one event, in order, from `first` onwards, at most `limit`.
    public func subjects(
        from first: SubjectID, limit: Int
    ) throws(EventLogError) -> [SubjectID] {
        try translating("listing subjects") {
            var subjects: [SubjectID] = []
            let txn = try files.environment.beginRead()
            var cursor = try txn.cursor(in: files.heads)
            var entry = try cursor.seek(atOrAfter: first.rawValue)
            while let current = entry, subjects.count < limit {
                subjects.append(SubjectID(rawValue: current.integerKey))
                entry = try cursor.next()
            }
            return subjects
        }
    }

    /// The value of a bookmark.
    public func bookmark(named name: String) throws(EventLogError) -> [UInt8]? {
        try translating("reading a bookmark") {
            let txn = try files.environment.beginRead()
            let key = LogFiles.bookmarkKey(name)
            guard let value = unsafe try txn.value(in: files.meta, forKey: key.span.bytes)
            else { return nil }
            return [UInt8](copying: value)
        }
    }
}

extension LMDBEventStore {
    /// The LMDB library that is linked, as it names itself.
    public static var libraryVersion: String { LMDBVersion.linked.description }
}
