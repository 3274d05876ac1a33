internal import ArgumentParser
internal import EventLog
internal import ProfileHistoryStore

/// Which store, and with which key.
struct StoreOptions: ParsableArguments {
    @Argument(help: ArgumentHelp("The store's folder.", valueName: "store"))
    var store: String

    @Option(
        help: ArgumentHelp(
            "The store's key file, STORE.key unless given here or as PROFILEHISTORY_KEY_FILE.",
            valueName: "file"
        )
    )
    var keyFile: String?

    /// The key file that was named on the line or in the environment.
    var namedKeyFile: String? {
        keyFile ?? Variables.value("PROFILEHISTORY_KEY_FILE")
    }

    /// Opens the store to read only: no writer is waited for.
    ///
    /// A log that is shorter than its last checkpoint is refused, unless that is what is looked
    /// for.
    func openForReading(evenIfCut: Bool = false) throws(StoreError) -> HistoryStore {
        let opened = try HistoryStore(opening: store, keyFile: namedKeyFile, access: .readOnly)
        if !evenIfCut { try opened.refuseShorterLog() }
        return opened
    }

    /// Opens the store to read and append.
    func openForWriting() throws(StoreError) -> HistoryStore {
        try HistoryStore(opening: store, keyFile: namedKeyFile, access: .readWrite)
    }

    /// Opens the store to append, and signs the head of the log when the work is done.
    ///
    /// The last checkpoint is held against the log first, so that nothing is added to a log that
    /// was changed or restored from a backup. What the work stored before it failed is signed too.
    func appending<R>(_ work: (HistoryStore) throws -> R) throws -> R {
        let store = try openForWriting()
        _ = try store.checkpoint()
        let result: R
        do {
            result = try work(store)
        } catch {
            // The reason of the failure is what the caller has to hear.
            _ = try? store.checkpoint()
            throw error
        }
        _ = try store.checkpoint()
        return result
    }
}
