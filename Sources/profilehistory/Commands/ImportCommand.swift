internal import ArgumentParser
internal import JSON
internal import ProfileHistoryStore

/// Stores the events of feed files.
struct ImportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import",
        abstract: "Store the events of feed files.",
        discussion: """
            A line that does not hold is refused whole and described, with its place and the \
            reason, in FILE.rejected.ndjson; the lines around it go in, and the exit code is 3. An \
            import that was interrupted goes on where it stopped when it is run again; a line that \
            is stored already is counted as a duplicate.

            A delivery of DREAM (--format dream) is a full load, one row a person. Only what it \
            says otherwise than the deliveries before becomes events; a past said otherwise \
            becomes corrections, and persons without a row stay as they are. Deliveries are \
            imported in the order of their times.
            """
    )

    @OptionGroup var options: StoreOptions

    @Argument(help: ArgumentHelp("Feed files.", valueName: "file"))
    var files: [String]

    @Option(
        help: "How the files are written; ndjson or csv is told from the names unless given."
    )
    var format: ImportFormat?

    @OptionGroup var delivery: DeliveryArguments

    @Option(
        name: .customLong("rejected"),
        help: ArgumentHelp("Where refused lines are described.", valueName: "file")
    )
    var rejectedFile: String?

    @Option(
        name: .customLong("batch"),
        help: ArgumentHelp(
            """
            How many lines of a feed share one commit: more are faster, fewer hold up a service \
            beside less (unless given 100000, or 20 to 1000 while the store is served).
            """,
            valueName: "lines"
        )
    )
    var linesPerBatch: Int?

    @Flag(help: "Print one JSON object for each file.")
    var json = false

    func validate() throws {
        guard rejectedFile == nil || files.count == 1 else {
            throw ValidationError("--rejected goes with one feed file.")
        }
        guard (1...1_000_000).contains(linesPerBatch ?? 1) else {
            throw ValidationError("--batch takes a number from 1 to 1000000.")
        }
        try delivery.validate(format)
    }

    func run() throws {
        try options.appending { store in
            try format == .dream ? importDeliveries(into: store) : importFeeds(into: store)
        }
    }

    private func importFeeds(into store: HistoryStore) throws {
        var hasRejected = false
        for file in files {
            let summary = try importFile(file, into: store)
            hasRejected = hasRejected || summary.rejected > 0
            json ? printJSON(summary) : ImportReport.print(summary)
        }
        if hasRejected { throw Failure.badInput }
    }

    private func importFile(
        _ file: String,
        into store: HistoryStore
    ) throws(StoreError) -> ImportSummary {
        var bar: ProgressBar?
        defer { bar?.finish() }
        var options = ImportOptions(format: format?.ofFeed, rejectedFile: rejectedFile)
        options.rowsPerBatch = linesPerBatch
        return try store.importFeed(file, options: options) { progress in
            let shown = bar ?? ProgressBar("import", total: progress.byteCount)
            bar = shown
            shown.update(progress.bytesRead, count: progress.rows, unit: "rows")
        }
    }

    private func printJSON(_ summary: ImportSummary) {
        var writer = JSONWriter()
        writer.beginObject()
        writer.key("file")
        writer.string(summary.file)
        for (name, count) in [
            ("rows", summary.rows), ("stored", summary.stored),
            ("duplicates", summary.duplicates), ("rejected", summary.rejected),
        ] {
            writer.key(name)
            writer.integer(count)
        }
        writer.key("resumedBehindLine")
        if let line = summary.resumedBehindLine { writer.integer(line) } else { writer.null() }
        writer.key("rejectedFile")
        if let file = summary.rejectedFile { writer.string(file) } else { writer.null() }
        writer.endObject()
        writer.newline()
        StandardOutput.write(writer.bytes)
    }
}

/// What an import made of a file, for people.
enum ImportReport {
    static func print(_ summary: ImportSummary) {
        let style = Style.standardOutput
        if let line = summary.resumedBehindLine {
            StandardOutput.line("\(summary.file): went on behind line \(line.grouped)")
        }
        if summary.rows == 0 {
            StandardOutput.line("\(summary.file): \(style.attention("the file holds no lines"))")
            return
        }
        var parts = ["\(summary.stored.grouped) stored"]
        if summary.duplicates > 0 { parts.append("\(summary.duplicates.grouped) stored before") }
        if summary.rejected > 0 {
            parts.append(style.failure("\(summary.rejected.grouped) refused"))
        }
        StandardOutput.line("\(summary.file): \(parts.joined(separator: ", "))")
        if let file = summary.rejectedFile {
            StandardOutput.line("  place and reason of every refused line: \(file)")
        }
    }
}
