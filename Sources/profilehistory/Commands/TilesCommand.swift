internal import ArgumentParser
internal import ProfileHistoryStore

/// Writes the tree as static files.
struct TilesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "tiles",
        abstract: "Write the log's tree as files that anybody may be given (C2SP tlog-tiles).",
        discussion: """
            DIR gets the checkpoint and the tiles of hashes below it, from which anybody makes \
            proofs of any record and of any growth. No record stands in them. Full tiles that are \
            there already are left, so run it again to keep a folder up to date.
            """
    )

    @OptionGroup var options: StoreOptions

    @Argument(help: ArgumentHelp("The folder of the files.", valueName: "dir"))
    var folder: String

    func run() throws {
        let store = try options.openForWriting()
        var bar: ProgressBar?
        defer { bar?.finish() }
        let (_, written) = try store.writeTiles(to: folder) { done, total in
            let shown = bar ?? ProgressBar("tiles", total: total)
            bar = shown
            shown.update(done, count: done, unit: "tiles")
        }
        bar?.finish()
        bar = nil
        StandardOutput.line("\(folder): \(written.grouped) tiles written, and the checkpoint")
    }
}
