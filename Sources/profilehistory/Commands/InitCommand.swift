internal import ArgumentParser
internal import ProfileHistoryStore

/// Makes a store.
struct InitCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "init",
        abstract: "Make a new store and its key file.",
        discussion: """
            The key file is written beside the folder, as STORE.key, readable by its owner only. \
            Whoever holds the store without it can read nobody's data; whoever loses it can not \
            either. Keep a copy where the store's backups are not.
            """
    )

    @OptionGroup var options: StoreOptions

    func run() throws {
        let keyPath = try HistoryStore.create(at: options.store, keyFile: options.namedKeyFile)
        StandardOutput.line("made the store \(options.store)")
        StandardOutput.line("wrote its key to \(keyPath); keep it apart from the store's backups")
    }
}
