internal import ArgumentParser
internal import AuditReports
internal import EventModel
internal import ProfileHistoryStore

/// Tries a version on everybody before it is put in force.
struct ModelDryRunCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "dry-run",
        abstract: "Score everybody by a candidate beside the version in force, and store nothing.",
        discussion: """
            The candidate may be a draft. Shown are the classes on both sides, who changes class, \
            and what decided, by origin, sex, age and municipality, of the forms for the groups \
            that the candidate is made for. Numbers so small that they point to a person are held \
            back. Whoever has a class now and would get no result is listed.
            """
    )

    @OptionGroup var options: StoreOptions
    @Argument(help: "The candidate's name.")
    var model: String
    @OptionGroup var times: TimeOptions
    @Option(
        help: ArgumentHelp(
            "Beside this version; the one in force unless given.",
            valueName: "model"
        )
    )
    var beside: String?
    @Option(help: "The forms of this target group only.")
    var group: String?
    @OptionGroup var comparison: ComparisonOptions
    @OptionGroup var scan: ScanOptions
    @OptionGroup var report: ReportOptions

    func run() throws {
        let store = try options.openForReading()
        var asked = PopulationQuestion(at: times.at ?? store.now().description)
        asked.known = times.knowledge.known
        asked.clock = times.knowledge.clock
        asked.includesDisputed = times.knowledge.includeDisputed
        asked.group = group
        asked.model = beside
        asked.against = PopulationQuestion.Against(model: model)
        try comparison.compare(store, asked, scan.options, isDryRun: true, report)
    }
}
