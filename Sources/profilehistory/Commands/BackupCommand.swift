internal import ArgumentParser
internal import EventModel
internal import ProfileHistoryStore

/// Writes backups.
struct BackupCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "backup",
        abstract:
            "Write the log, the vault and the checkpoint to a folder while the store is used.",
        discussion: """
            Records are copied in short reads, and then read again and held against the \
            checkpoint. With --since the folder holds only what came from that position on, to be \
            restored behind the backups before it. The read log is in every backup as a whole.

            A backup holds the keys of everybody in it, wrapped under the store's own: whoever has \
            it and the key file reads everything. Keep the key file elsewhere, and destroy backups \
            that are older than an erasure.
            """
    )

    @OptionGroup var options: StoreOptions

    @Argument(help: ArgumentHelp("A folder that is missing or empty.", valueName: "dir"))
    var folder: String

    @Option(
        help: ArgumentHelp(
            "The end of the backup before; the beginning unless given.",
            valueName: "position"
        )
    )
    var since: String?

    func run() throws {
        guard let first = UInt64(since ?? "0") else {
            throw StoreError(.badInput, "a position is a whole number", field: "since")
        }
        let store = try options.openForWriting()
        var bar: ProgressBar?
        defer { bar?.finish() }
        let summary = try store.backup(to: folder, since: Position(rawValue: first)) {
            done,
            total in
            let shown = bar ?? ProgressBar("backup", total: Int(clamping: total))
            bar = shown
            shown.update(Int(clamping: done), count: Int(clamping: done), unit: "records")
        }
        bar?.finish()
        bar = nil
        StandardOutput.line(
            "\(folder): records \(summary.first) to before \(summary.end), verified; the next one "
                + "goes on with --since \(summary.end)"
        )
    }
}
