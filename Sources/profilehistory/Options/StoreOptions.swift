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
    func openForReading() throws(StoreError) -> HistoryStore {
        try HistoryStore(opening: store, keyFile: namedKeyFile, access: .readOnly)
    }

    /// Opens the store to read and append.
    func openForWriting() throws(StoreError) -> HistoryStore {
        try HistoryStore(opening: store, keyFile: namedKeyFile, access: .readWrite)
    }
}
