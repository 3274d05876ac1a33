internal import ArgumentParser
internal import EventModel
internal import ProfileHistoryStore
internal import TransparencyLog

/// Writes proofs.
struct ProveCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "prove",
        abstract: "Write a proof that a record is in the log, or that the log continues an older.",
        discussion: """
            The proof of a record is a file of C2SP tlog-proof, which anybody checks without the \
            store and without its key file: profilehistory verify-proof FILE --key KEY. It holds \
            the record's hash and nothing of what the record says; with --include-record it holds \
            the record as it is hashed, about a person sealed.

            With --since the proof says that the log of an older checkpoint is the beginning of \
            the log as it stands: nothing before it was altered or removed.
            """
    )

    @OptionGroup var options: StoreOptions

    @Argument(help: ArgumentHelp("The record's position in the log.", valueName: "position"))
    var position: String?

    @Option(help: ArgumentHelp("A checkpoint that was signed before.", valueName: "file"))
    var since: String?

    @Option(name: .shortAndLong, help: ArgumentHelp("Where the proof goes.", valueName: "file"))
    var output: String

    @Flag(help: "Put the record into the proof, as it is hashed.")
    var includeRecord = false

    func validate() throws {
        guard (position == nil) != (since == nil) else {
            throw ValidationError("Name a position, or an older checkpoint with --since.")
        }
        if includeRecord && since != nil {
            throw ValidationError("--include-record goes with a position.")
        }
    }

    func run() throws {
        if let since { return try proveGrowth(since) }
        guard let position, let number = UInt64(position) else {
            throw StoreError(.badInput, "a position is a whole number", field: "position")
        }
        let store = try options.openForWriting()
        let place = Position(rawValue: number)
        let proof = try store.prove(place, includesRecord: includeRecord)
        try SummaryFile.write(Array(proof.encoded.utf8), to: output)
        StandardOutput.line("proof of the record at position \(number): \(output)")
        StandardOutput.line("key to check it with: \(try store.verifierKey())")
    }

    private func proveGrowth(_ file: String) throws {
        let old = try Evidence.reading(file) { (bytes) throws(TransparencyError) in
            try SignedNote(parsing: bytes)
        }
        let store = try options.openForWriting()
        let proof = try store.prove(since: old)
        try SummaryFile.write(Array(proof.encoded.utf8), to: output)
        StandardOutput.line(
            "proof that the first \(Int(clamping: proof.oldSize).grouped) records stand as they "
                + "did: \(output)"
        )
        StandardOutput.line("key to check it with: \(try store.verifierKey())")
    }
}
