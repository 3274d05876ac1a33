internal import EventLog
internal import EventModel
internal import LMDB

/// The open databases of the read log's file.
///
/// Byte tables: `Docs/FORMAT.md`.
struct AccessFiles: Sendable {
    let environment: Environment
    let key: StoreKey
    /// Number to record.
    let log: Database
    /// A lot, a subject's token and a number, to nothing.
    let subjects: Database
    /// A lot, an actor's token and a number, to nothing.
    let actors: Database
    /// The first number of a lot to the one behind its last.
    let lots: Database
    /// Format, key's fingerprint, anchor of the chain, and what is under way.
    let meta: Database
    /// How many entries gather before a lot of the indexes is written.
    let lotEntryCount: Int

    /// The layout that this release writes.
    static let format: UInt32 = 2
    private static let formatName: [UInt8] = Array("format".utf8)
    private static let fingerprintName: [UInt8] = Array("key-fingerprint".utf8)

    /// Opens the databases, making them when they are missing and may be written.
    ///
    /// Refuses a log of a newer release before anything is changed, then one of another key. One of
    /// an older release is brought to this one's format, which needs writing.
    init(
        environment: Environment,
        key: StoreKey,
        lotEntryCount: Int = AccessLot.entryCount
    ) throws {
        let found = try Self.format(in: environment)
        if let found, found > Self.format {
            throw EventLogError(
                .newerFormat,
                "the read log has format \(found), this release knows \(Self.format); update it"
            )
        }
        let mayWrite = environment.options.access == .readWrite
        guard found != nil || mayWrite else {
            throw EventLogError.damaged("the read log, which was never completed,")
        }
        guard mayWrite || found == Self.format else {
            throw EventLogError(
                .storage,
                "the read log has the format of an older release; open it to write once"
            )
        }
        let create: Database.Options = mayWrite ? .create : []
        self.environment = environment
        self.key = key
        self.lotEntryCount = lotEntryCount
        log = try environment.openDatabase(named: "log", options: create.union(.integerKey))
        subjects = try environment.openDatabase(named: "subjects", options: create)
        actors = try environment.openDatabase(named: "actors", options: create)
        lots = try environment.openDatabase(named: "lots", options: create.union(.integerKey))
        meta = try environment.openDatabase(named: "meta", options: create)
        if found == nil { try mark() }
        try checkKey()
        if let found, found < Self.format { try upgrade() }
    }

    /// The format that a log is marked with, `nil` for a new one.
    private static func format(in environment: Environment) throws -> UInt32? {
        guard let meta = try environment.openDatabase(ifExists: "meta") else { return nil }
        return try environment.read { try format(meta, in: $0) }
    }

    private static func format(
        _ meta: Database,
        in txn: borrowing some Transaction & ~Copyable
    ) throws -> UInt32? {
        let name = formatName
        guard let value = unsafe try txn.checkedValue(in: meta, forKey: name.span.bytes) else {
            return nil
        }
        var reader = ByteReader(value)
        return try reader.uint32()
    }

    /// Empties the indexes of format 1, which had no lots, unless another process just did.
    ///
    /// What is in the entries goes into lots anew, and everybody is looked for who was erased.
    func upgrade() throws {
        try environment.write { (txn: inout WriteTransaction) in
            guard try Self.format(meta, in: txn) != Self.format else { return }
            try emptyIndexes(in: &txn)
            try putFormat(in: &txn)
        }
    }

    private func putFormat(in txn: inout WriteTransaction) throws {
        let name = Self.formatName
        var format: [UInt8] = []
        format.append(littleEndian: Self.format)
        unsafe try txn.putChecked(format, forKey: name.span.bytes, in: meta)
    }

    /// Marks a new log, unless another process just did.
    private func mark() throws {
        let (formatName, fingerprintName) = (Self.formatName, Self.fingerprintName)
        try environment.write { (txn: inout WriteTransaction) in
            if unsafe try txn.value(in: meta, forKey: formatName.span.bytes) != nil { return }
            try putFormat(in: &txn)
            unsafe try txn.putChecked(
                key.fingerprint,
                forKey: fingerprintName.span.bytes,
                in: meta
            )
        }
    }

    private func checkKey() throws {
        let txn = try environment.beginRead()
        let name = Self.fingerprintName
        let found = unsafe try txn.checkedValue(in: meta, forKey: name.span.bytes)
        guard let found, [UInt8](copying: found) == key.fingerprint else {
            throw EventLogError(
                .keyFile,
                "the read log was made with another key; put the one of this store in its place"
            )
        }
    }
}

extension AccessFiles {
    /// The last place of the chain.
    struct Tail: Sendable {
        /// The number of the next record.
        var next: UInt64
        /// The hash that the next record goes on from.
        var hash: [UInt8]
        /// When the last record was logged, in microseconds.
        var recorded: Int64
    }

    /// Where the chain ends, as a transaction sees it; one step of a cursor.
    func tail(in txn: borrowing some Transaction & ~Copyable) throws -> Tail {
        var cursor = try txn.cursor(in: log)
        guard let last = try cursor.last() else {
            let anchor = try anchor(in: txn)
            return Tail(next: anchor.first, hash: anchor.hash, recorded: .min)
        }
        let number = last.integerKey
        return Tail(
            next: number &+ 1,
            hash: try AccessRecord.hash(of: last.value),
            recorded: try AccessHeader(of: last.value, at: number).recorded
        )
    }

    /// The bytes of a record and the hash that it goes on from.
    func record(
        _ number: UInt64,
        in txn: borrowing some Transaction & ~Copyable
    ) throws -> (value: [UInt8], before: [UInt8]) {
        guard let value = try txn.value(in: log, forKey: number) else {
            throw EventLogError.damaged("entry \(number) of the read log, which is missing,")
        }
        let bytes = [UInt8](copying: value)
        let anchor = try anchor(in: txn)
        if number == anchor.first { return (bytes, anchor.hash) }
        guard number > anchor.first, let before = try txn.value(in: log, forKey: number - 1) else {
            throw EventLogError.damaged("the entry before \(number) of the read log")
        }
        return (bytes, try AccessRecord.hash(of: before))
    }

    /// Opens the content of a record.
    func content(
        _ number: UInt64,
        in txn: borrowing some Transaction & ~Copyable
    ) throws -> AccessContent {
        let (value, before) = try record(number, in: txn)
        return try unsafe AccessRecord.open(value.span.bytes, at: number, after: before, key: key)
    }
}
