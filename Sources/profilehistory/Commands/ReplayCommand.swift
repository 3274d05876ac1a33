internal import ArgumentParser
internal import EventModel
internal import JSON
internal import ProfileHistoryStore

/// Scores a whole population as of a date, or replays every score that was issued.
struct ReplayCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "replay",
        abstract: "Score everybody as of a date, or replay every issued score.",
        discussion: """
            With --at every subject is scored as of that date, by --model or by the version in \
            force for the form's target group; without a form there is no score. --against, \
            --against-at and --against-known name a second side: rows and summary then say who \
            flips. The formats csv and ndjson give one row a subject, in ascending order; table \
            and json a summary.

            With --issued every issued score is replayed at its own position by the version that \
            it names, and each that does not come out the same is listed. The exit code is 1 \
            unless all came out as they were issued; a score whose version is not registered or \
            was never approved did not come out. One that its source annulled is listed and does \
            not count.

            With --output the results go to FILE. A run that was interrupted goes on where it \
            stopped when the same command is run again; FILE appears when it is complete, and \
            beside rows a summary, FILE.summary.json.
            """
    )

    @OptionGroup var options: StoreOptions

    @Flag(help: "Replay every issued score.")
    var issued = false

    @OptionGroup var population: PopulationOptions
    @OptionGroup var reader: ReaderOptions

    @Flag(help: "With --issued, list those that came out the same too.")
    var all = false

    @Option(
        help: ArgumentHelp(
            "Read the log through this position; to its end at the start unless given.",
            valueName: "position"
        )
    )
    var through: UInt64?

    @Option(help: ArgumentHelp("On how many threads; one a core unless given.", valueName: "n"))
    var jobs: Int?

    @Option(help: "How to print: table, json, csv or ndjson.")
    var format: ReplayFormat = .table

    @Option(
        name: .shortAndLong,
        help: ArgumentHelp("Write to this file, and go on where it stopped.", valueName: "file")
    )
    var output: String?

    func validate() throws {
        if issued {
            guard !population.isGiven else {
                throw ValidationError("--issued takes no date, version or comparison.")
            }
        } else {
            try population.validateCall()
            guard !all else { throw ValidationError("--all goes with --issued.") }
            guard !population.onlyFlips || format.isRows else {
                throw ValidationError("--only-flips goes with --format csv or ndjson.")
            }
        }
    }

    func run() throws {
        let store = try options.openForReading()
        let request = ReplayRequest(
            issued
                ? .issued(listsAll: all, roles: reader.roles)
                : .population(try population.question(roles: reader.roles)),
            format: format,
            through: through.map { Position(rawValue: $0) },
            jobs: jobs
        )
        let bar = ProgressBar("replay")
        defer { bar.finish() }
        let interruption = output == nil ? nil : Interruption()
        let result = try store.replay(
            request,
            to: output.map { .file($0) } ?? .stream { StandardOutput.write($0) },
            render: { summary in
                bar.finish()
                return render(summary)
            }
        ) { progress in
            // Rows on a screen show themselves how far the run has come.
            if !isShownAsRows {
                bar.update(
                    progress.subjectsDone,
                    of: progress.subjectCount,
                    count: progress.resultCount,
                    unit: issued ? "scores" : "subjects",
                    before: (progress.subjectsBefore, progress.resultsBefore)
                )
            }
            return !(interruption?.hasCome ?? false)
        }
        bar.finish()
        switch result {
        case .finished(let summary): try finish(summary)
        case .stopped(let progress):
            StandardError.line(
                "stopped behind \(progress.subjectsDone.grouped) of "
                    + "\(progress.subjectCount.grouped) subjects; run the same command again to "
                    + "go on"
            )
            throw Failure.interrupted
        }
    }

    /// What stands behind the rows.
    private func render(_ summary: ReplaySummary) -> [UInt8] {
        switch (format, summary) {
        case (.table, .population(let summary)):
            PopulationView(summary, style).bytes
        case (.table, .issued(let summary)):
            IssuedView(summary, style).bytes
        case (.json, .population(let summary)): Self.json { summary.write(to: &$0) }
        case (.json, .issued), (.csv, _), (.ndjson, _): []
        }
    }

    private var isShownAsRows: Bool {
        output == nil && StandardOutput.isTerminal && (issued || format.isRows)
    }

    private var style: Style { output == nil ? .standardOutput : .plain }

    private func finish(_ summary: ReplaySummary) throws {
        if let output, format.isRows {
            let bytes = Self.json { writer in
                switch summary {
                case .population(let summary): summary.write(to: &writer)
                case .issued(let summary): summary.write(to: &writer)
                }
            }
            try SummaryFile.write(bytes, to: output + ".summary.json")
        }
        if case .issued(let summary) = summary, !summary.isReproduced {
            throw Failure.checkFailed
        }
    }

    private static func json(_ body: (inout JSONWriter) -> Void) -> [UInt8] {
        var writer = JSONWriter()
        body(&writer)
        writer.newline()
        return writer.bytes
    }
}
