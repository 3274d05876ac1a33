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

            The origin names the log in everything that it proves to outsiders, for ever.
            """
    )

    @OptionGroup var options: StoreOptions

    @Option(
        help: ArgumentHelp(
            "The log's name, such as example.org/profiles; a random one unless given.",
            valueName: "name"
        )
    )
    var origin: String?

    func run() throws {
        let keyPath = try HistoryStore.create(
            at: options.store,
            keyFile: options.namedKeyFile,
            origin: origin
        )
        StandardOutput.line("made the store \(options.store)")
        StandardOutput.line("wrote its key to \(keyPath); keep it apart from the store's backups")
    }
}
