internal import ArgumentParser
internal import JSON
internal import ProfileHistoryStore
internal import TransparencyLog

/// Shows the signed head of the log.
struct CheckpointCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "checkpoint",
        abstract: "Show the signed head of the log, signing it anew where records were added.",
        discussion: """
            A checkpoint says how many records the log has and what its tree's root is (C2SP \
            tlog-checkpoint). Whoever keeps one can later have proved that nothing before it was \
            altered or removed: profilehistory prove STORE --since FILE.

            Nothing is signed that does not continue what was signed before. A store that was \
            restored from a backup begins a new origin with --new-origin, which names the old one.
            """
    )

    @OptionGroup var options: StoreOptions
    @OptionGroup var output: OutputOptions

    @Flag(help: "Show the key that checkpoints are checked with, instead.")
    var key = false

    @Flag(help: "Begin a new origin that names the one before.")
    var newOrigin = false

    func validate() throws {
        if key && newOrigin { throw ValidationError("--key and --new-origin exclude each other.") }
    }

    func run() throws {
        let store = try options.openForWriting()
        if key { return StandardOutput.line(try store.verifierKey().description) }
        let note = newOrigin ? try store.checkpointUnderNewOrigin() : try store.checkpoint()
        switch output.format {
        case .table: StandardOutput.write(Array(note.encoded.utf8))
        case .json:
            let checkpoint = try Evidence.reading { () throws(TransparencyError) in
                try Checkpoint(parsing: note.text)
            }
            let key = try store.verifierKey()
            StandardOutput.json { writer in
                writer.beginObject()
                checkpoint.writeMembers(to: &writer)
                writer.member("key", key.description)
                writer.member("note", note.encoded)
                writer.endObject()
            }
        }
    }
}
