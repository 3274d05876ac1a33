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
            the record as it is hashed, about a person sealed. With --disclose the file opens the \
            record to whoever gets it: it holds the record and a key that opens no other.

            With --since the proof says that the log of an older checkpoint is the beginning of \
            the log as it stands: nothing before it was altered or removed.

            With --subject and --at, or with --issued, FILE is a folder with everything that a \
            profile and its score are made of: the person's records and the registry's, each with \
            its own key and proof, and the answers. Whoever gets it reads the person's events: \
            profilehistory verify-bundle FOLDER --key KEY.
            """
    )

    @OptionGroup var options: StoreOptions

    @Argument(help: ArgumentHelp("The record's position in the log.", valueName: "position"))
    var position: String?

    @Option(help: ArgumentHelp("A checkpoint that was signed before.", valueName: "file"))
    var since: String?

    @Option(help: "The person whose profile is proved: subject:12 or cpr:DDMMYYNNNN.")
    var subject: String?

    @OptionGroup var times: TimeOptions

    @Option(help: "The model version that scores; the one in force unless given.")
    var model: String?

    @Option(
        help: ArgumentHelp("The position of an issued score to be replayed.", valueName: "position")
    )
    var issued: String?

    @OptionGroup var reader: ReaderOptions

    @Option(name: .shortAndLong, help: ArgumentHelp("Where the proof goes.", valueName: "file"))
    var output: String

    @Flag(help: "Put the record into the proof, as it is hashed.")
    var includeRecord = false

    @Flag(help: "Open the record: put it and its own key beside the proof.")
    var disclose = false

    func validate() throws {
        guard [position, since, subject, issued].count(where: { $0 != nil }) == 1 else {
            throw ValidationError(
                "Name one of: a position, --since, --subject with --at, --issued."
            )
        }
        if (includeRecord || disclose) && position == nil || includeRecord && disclose {
            throw ValidationError("--include-record or --disclose goes with a position.")
        }
        if subject == nil, times.at != nil || times.knowledge.isNarrowed || model != nil {
            throw ValidationError("--at, --known and --model go with --subject.")
        }
        if subject != nil, times.at == nil {
            throw ValidationError("Missing expected argument '--at <date>'")
        }
    }

    func run() throws {
        if let since { return try proveGrowth(since) }
        if let subject { return try proveProfile(of: subject) }
        if let issued { return try proveIssued(issued) }
        let place = try Self.position(position ?? "", field: "position")
        let store = try options.openForWriting()
        if disclose {
            let disclosure = try store.disclose(place, roles: Set(reader.roles))
            try SummaryFile.write(disclosure.encoded, to: output)
            StandardOutput.line("disclosure of the record at position \(place): \(output)")
        } else {
            let proof = try store.prove(place, includesRecord: includeRecord)
            try SummaryFile.write(Array(proof.encoded.utf8), to: output)
            StandardOutput.line("proof of the record at position \(place): \(output)")
        }
        StandardOutput.line("key to check it with: \(try store.verifierKey())")
    }

    private static func position(_ text: String, field: String) throws(StoreError) -> Position {
        guard let number = UInt64(text) else {
            throw StoreError(.badInput, "a position is a whole number", field: field)
        }
        return Position(rawValue: number)
    }

    private func proveProfile(of person: String) throws {
        let store = try options.openForWriting()
        let question = BundleQuestion(
            subject: try store.subject(SubjectReference(parsing: person)),
            asOf: try times.asOf(store),
            model: model,
            roles: Set(reader.roles)
        )
        try writeBundle(question, of: store)
    }

    private func proveIssued(_ text: String) throws {
        let store = try options.openForWriting()
        let place = try Self.position(text, field: "issued")
        let question = try store.question(ofScoreIssuedAt: place, roles: Set(reader.roles))
        try writeBundle(question, of: store)
    }

    private func writeBundle(_ question: BundleQuestion, of store: HistoryStore) throws {
        try store.writeBundle(question, to: output)
        StandardOutput.line("bundle of \(question.subject): \(output)")
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
