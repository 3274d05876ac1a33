internal import EventModel
internal import LMDB

/// The databases of `history.mdb` and the vault beside them.
struct LogFiles: Sendable {
    let environment: Environment
    let vault: Vault
    /// Position to record.
    let log: Database
    /// Source and id to position.
    let index: Database
    /// Subject to head.
    let heads: Database
    /// Subject and segment to packed history.
    let rows: Database
    /// Number to name of a source.
    let sources: Database
    /// Bookmarks and the store's format.
    let meta: Database

    /// The layout of the databases that this release writes.
    static let format: UInt32 = 1
    private static let metaName = "meta"
    private static let formatName: [UInt8] = Array("format".utf8)
    private static let bookmarkPrefix: [UInt8] = Array("bookmark:".utf8)

    /// Opens the databases, making them when they are missing and may be written.
    ///
    /// Refuses a store of a newer release before anything is changed, then one with another key.
    init(history: Environment, vault: Vault, access: LMDBEventStore.Access) throws {
        let found = try Self.format(of: history)
        if let found, found > Self.format {
            throw EventLogError(
                .newerFormat,
                "the store has format \(found), this release knows \(Self.format); update it"
            )
        }
        if found == nil, access == .readOnly {
            throw EventLogError(.damaged, "the store was never completed; make it anew")
        }
        environment = history
        self.vault = vault
        let create: Database.Options = access == .readOnly ? [] : .create
        log = try history.openDatabase(named: "log", options: create.union(.integerKey))
        index = try history.openDatabase(named: "index", options: create)
        heads = try history.openDatabase(named: "heads", options: create.union(.integerKey))
        rows = try history.openDatabase(named: "rows", options: create)
        sources = try history.openDatabase(named: "sources", options: create.union(.integerKey))
        meta = try history.openDatabase(named: Self.metaName, options: create)
        if found == nil {
            // The vault first: a log that is marked always has a vault that is.
            try vault.markKey()
            try markFormat()
        } else {
            try vault.checkKey()
        }
    }

    /// The format that a log is marked with, `nil` for a new one.
    ///
    /// Every release reads this much of every other's.
    private static func format(of history: Environment) throws -> UInt32? {
        guard let meta = try existingDatabase(named: metaName, in: history) else { return nil }
        let txn = try history.beginRead()
        let name = formatName
        guard let value = unsafe try txn.checkedValue(in: meta, forKey: name.span.bytes)
        else { return nil }
        var reader = ByteReader(value)
        return try reader.uint32()
    }

    private static func existingDatabase(
        named name: String,
        in history: Environment
    ) throws -> Database? {
        do throws(LMDBError) {
            return try history.openDatabase(named: name)
        } catch {
            if error == .databaseNotFound { return nil }
            throw error
        }
    }

    /// Marks a new log with this release's format, unless another process just did.
    private func markFormat() throws {
        var value: [UInt8] = []
        value.append(littleEndian: Self.format)
        let name = Self.formatName
        unsafe Check(key: name.span.bytes).end(&value)
        var txn = try environment.beginWrite()
        _ = unsafe try txn.insert(value.span.bytes, forKey: name.span.bytes, in: meta)
        try txn.commit()
    }

    /// The key of a bookmark's value.
    static func bookmarkKey(_ name: String) -> [UInt8] { bookmarkPrefix + Array(name.utf8) }
}
