internal import EventModel
package import LMDB

/// The open files of a store: what stays the same from one transaction to the next.
struct StoreFiles: Sendable {
    let environment: Environment
    let vault: Vault
    /// Position to record.
    let log: Database
    /// Number to name of a source.
    let sources: Database
    /// Level and place to the root of a full tile of the tree.
    let hashes: Database
    /// Subject to where it is said that the person's data was destroyed.
    let erased: Database
    /// Subject and position of every redaction; `nil` in a store that never had one and is read
    /// only.
    let redactions: Database?
    /// Bookmarks, the store's format, and the state of the views.
    let meta: Database
    /// The databases of the views, and which of them are in use.
    let views: ViewGenerations

    private static let metaName = "meta"
    private static let formatName: [UInt8] = Array("format".utf8)

    /// Opens the databases, making them when they are missing and may be written.
    ///
    /// Refuses a store of a newer release before anything is changed, then one with another key.
    init(history: Environment, vault: Vault, access: LMDBEventStore.Access) throws {
        let found = try Self.format(of: history)
        if let found, found > LogFiles.format {
            throw EventLogError(
                .newerFormat,
                "the store has format \(found), this release knows \(LogFiles.format); update it"
            )
        }
        if found == nil, access == .readOnly {
            throw EventLogError(.damaged, "the store was never completed; make it anew")
        }
        environment = history
        self.vault = vault
        let create: Database.Options = access == .readOnly ? [] : .create
        log = try history.openDatabase(named: "log", options: create.union(.integerKey))
        sources = try history.openDatabase(named: "sources", options: create.union(.integerKey))
        hashes = try history.openDatabase(named: "hashes", options: create.union(.integerKey))
        erased = try history.openDatabase(named: "erased", options: create.union(.integerKey))
        redactions =
            access == .readOnly
            ? try history.openDatabase(ifExists: "redactions")
            : try history.openDatabase(named: "redactions", options: create)
        meta = try history.openDatabase(named: Self.metaName, options: create)
        views = try ViewGenerations(environment: history, meta: meta, access: access)
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
        guard let meta = try history.openDatabase(ifExists: metaName) else { return nil }
        let txn = try history.beginRead()
        let name = formatName
        guard let value = unsafe try txn.checkedValue(in: meta, forKey: name.span.bytes)
        else { return nil }
        var reader = ByteReader(value)
        return try reader.uint32()
    }

    /// Marks a new log with this release's format, unless another process just did.
    private func markFormat() throws {
        var value: [UInt8] = []
        value.append(littleEndian: LogFiles.format)
        let name = Self.formatName
        unsafe Check(key: name.span.bytes).end(&value)
        var txn = try environment.beginWrite()
        _ = unsafe try txn.insert(value.span.bytes, forKey: name.span.bytes, in: meta)
        try txn.commit()
    }
}

extension StoreFiles {
    /// Runs `body` with a read transaction and the databases that were in use at its snapshot.
    func read<R>(_ body: (LogFiles, borrowing ReadTransaction) throws -> R) throws -> R {
        while true {
            let txn = try environment.beginRead()
            if let files = try live(in: txn) {
                try noteRedactions(in: txn)
                return try body(files, txn)
            }
            txn.end()
            try views.openSecond()
        }
    }

    /// How many sources have a number.
    func sourceCount() throws -> Int {
        let txn = try environment.beginRead()
        return try txn.statistics(of: sources).entryCount
    }

    /// The databases in use at a snapshot, `nil` when they have yet to be opened.
    ///
    /// A database that was opened after a transaction began is not known to that transaction.
    private func live(in txn: borrowing ReadTransaction) throws -> LogFiles? {
        let generations = try views.generations(in: txn)
        guard let rows = views.handles(of: generations.history),
            let index = views.handles(of: generations.index)
        else { return nil }
        return files(history: rows, index: index)
    }

    /// The databases in use for whoever holds the write lock.
    func live(in txn: borrowing WriteTransaction) throws -> LogFiles {
        let generations = try views.storedGenerations(in: txn)
        guard let rows = views.handles(of: generations.history),
            let index = views.handles(of: generations.index)
        else {
            preconditionFailure("Whoever may write has opened both halves of the views.")
        }
        return files(history: rows, index: index)
    }

    private func files(history: ViewHandles, index: ViewHandles) -> LogFiles {
        LogFiles(
            environment: environment,
            vault: vault,
            log: log,
            index: index.index,
            heads: history.heads,
            rows: history.rows,
            sources: sources,
            hashes: hashes,
            erased: erased,
            redactions: redactions,
            meta: meta
        )
    }
}

extension Environment {
    /// The database of a name, `nil` when there is none.
    package func openDatabase(
        ifExists name: String,
        options: Database.Options = []
    ) throws(LMDBError) -> Database? {
        do throws(LMDBError) {
            return try openDatabase(named: name, options: options)
        } catch {
            if error == .databaseNotFound { return nil }
            throw error
        }
    }
}
