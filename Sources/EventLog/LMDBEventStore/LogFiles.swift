internal import EventModel
internal import LMDB

/// The databases of `history.mdb` and the vault beside them.
struct LogFiles: Sendable {
    let environment: Environment
    let vault: Vault
    /// position -> record
    let log: Database
    /// source and id -> position
    let index: Database
    /// subject -> head
    let heads: Database
    /// subject and segment -> packed history
    let rows: Database
    /// number -> name of a source
    let sources: Database
    /// bookmarks and the store's format
    let meta: Database

    /// The layout of the databases that this release writes.
    static let format: UInt32 = 1
    static let formatName: [UInt8] = Array("format".utf8)
    static let bookmarkPrefix: [UInt8] = Array("bookmark:".utf8)

    init(history: Environment, vault: Vault, access: LMDBEventStore.Access) throws {
        environment = history
        self.vault = vault
        let create: Database.Options = access == .readOnly ? [] : .create
        log = try history.openDatabase(named: "log", options: create.union(.integerKey))
        index = try history.openDatabase(named: "index", options: create)
        heads = try history.openDatabase(named: "heads", options: create.union(.integerKey))
        rows = try history.openDatabase(named: "rows", options: create)
        sources = try history.openDatabase(named: "sources", options: create.union(.integerKey))
        meta = try history.openDatabase(named: "meta", options: create)
    }

    /// Refuses a store of a newer release, and marks a new store with this release's format.
    func checkFormat(access: LMDBEventStore.Access) throws {
        if let found = try readFormat() {
            guard found <= Self.format else {
                throw EventLogError(
                    .newerFormat,
                    "the store has format \(found), this release knows \(Self.format); update it")
            }
        } else if access == .readWrite {
            var bytes: [UInt8] = []
            bytes.append(littleEndian: Self.format)
            var txn = try environment.beginWrite()
            unsafe try txn.put(bytes.span.bytes, forKey: Self.formatName.span.bytes, in: meta)
            try txn.commit()
        }
    }

    private func readFormat() throws -> UInt32? {
        let txn = try environment.beginRead()
        guard let value = unsafe try txn.value(in: meta, forKey: Self.formatName.span.bytes)
        else { return nil }
        var reader = ByteReader(value)
        return try reader.uint32()
    }

    /// The position and time that the next event follows.
    func end(in txn: borrowing some Transaction & ~Copyable) throws
        -> (next: Position, recorded: RecordedTime?)
    {
        var cursor = try txn.cursor(in: log)
        guard let last = try cursor.last() else { return (.first, nil) }
        var reader = ByteReader(last.value)
        let header = try RecordHeader(from: &reader)
        guard header.position.rawValue == last.integerKey else {
            throw CodecError(offset: 0, reason: "the last record names another position")
        }
        return (header.position.next, header.recorded)
    }

    /// How far a subject's stream has come, `nil` before its first event.
    func head(
        of subject: SubjectID, in txn: borrowing some Transaction & ~Copyable
    ) throws -> Head? {
        guard let value = try txn.value(in: heads, forKey: subject.rawValue) else { return nil }
        return try Head(decoding: value)
    }

    /// Adds the packed entries of one segment to `output` and tells whether it is closed; `nil` when
    /// there is no such segment.
    func open(
        _ subject: SubjectID, segment: UInt32, keys: SubjectKeys?, to output: inout [UInt8],
        in txn: borrowing some Transaction & ~Copyable
    ) throws -> Bool? {
        let key = Row.key(subject, segment: segment)
        guard let value = unsafe try txn.value(in: rows, forKey: key.span.bytes) else {
            return nil
        }
        return try Row.open(value, key: key, keys: keys, to: &output)
    }

    /// The keys of a subject; the registry is not sealed and has none.
    func keys(of subject: SubjectID) throws -> SubjectKeys? {
        subject.isPerson ? try vault.keys(of: subject) : nil
    }

    static func bookmarkKey(_ name: String) -> [UInt8] { bookmarkPrefix + Array(name.utf8) }
}
