internal import ArgumentParser
internal import AuditReports
internal import EventModel
internal import ProfileHistoryStore

/// Puts two sides beside one another, for one person or everybody.
struct CompareCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "compare",
        abstract:
            "Compare two versions, dates or moments of knowledge, for one person or everybody.",
        discussion: """
            The first side is --at, --known and --model, the other --against, --against-at and \
            --against-known; what it leaves out is as on the first side. Without SUBJECT everybody \
            is scored on both sides: how many go from which class to which, by origin, sex, age, \
            municipality and by what decided. Numbers under --suppress-under, and others from \
            which they could be computed, are held back. --list names those who change class.
            """
    )

    @OptionGroup var options: StoreOptions

    @Argument(help: "The person: subject:12 or cpr:DDMMYYNNNN; everybody unless given.")
    var subject: String?

    @OptionGroup var population: PopulationOptions
    @OptionGroup var comparison: ComparisonOptions
    @OptionGroup var scan: ScanOptions
    @OptionGroup var report: ReportOptions

    func validate() throws {
        try population.validateCall()
        guard population.isCompared else {
            throw ValidationError(
                "Name the other side: --against, --against-at or --against-known."
            )
        }
        guard !population.onlyFlips else {
            throw ValidationError("--only-flips goes with replay; here --list lists them.")
        }
    }

    func run() throws {
        let store = try options.openForReading()
        let asked = try population.question(roles: scan.reader.roles)
        if let subject {
            let answer = try store.compare(
                store.subject(SubjectReference(parsing: subject)),
                asked,
                roles: Set(scan.reader.roles)
            )
            return try report.write(answer.report()) { answer.write(to: &$0) }
        }
        try comparison.compare(store, asked, scan.options, isDryRun: false, report)
    }
}

/// How much of a comparison of everybody is told.
struct ComparisonOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Hold back numbers under this many persons; 1 holds nothing back.",
            valueName: "n"
        )
    )
    var suppressUnder = 5

    @Option(help: ArgumentHelp("List up to this many persons who change class.", valueName: "n"))
    var list = 0

    func validate() throws {
        guard suppressUnder >= 1 else {
            throw ValidationError("--suppress-under takes a number from 1.")
        }
        guard list >= 0 else { throw ValidationError("--list takes a number from 0.") }
    }

    /// Compares, with a progress bar, and prints.
    func compare(
        _ store: HistoryStore,
        _ asked: PopulationQuestion,
        _ options: AuditOptions,
        isDryRun: Bool,
        _ report: ReportOptions
    ) throws {
        var question = ComparisonQuestion(asked, options: options)
        question.isDryRun = isDryRun
        question.suppressUnder = suppressUnder
        question.listed = list
        let bar = ProgressBar(isDryRun ? "dry run" : "compare")
        defer { bar.finish() }
        let answer = try store.compare(question) { done, count in
            bar.update(done, of: count, count: done, unit: "subjects")
        }
        bar.finish()
        try report.write(answer.report()) { answer.write(to: &$0) }
    }
}
