internal import ArgumentParser
internal import AuditReports
internal import ProfileHistoryStore
internal import Projections

/// Says how a person's score came about, and what each input could do.
struct ExplainCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "explain",
        abstract: "Say how a score came about, and which inputs could have changed it.",
        discussion: """
            The explanation comes from the version that gave the score: its path or its terms, \
            what would come out without each input, and for which values of one input alone \
            another class would come out. --without and --set suppose something first, as with \
            score.
            """
    )

    @OptionGroup var options: StoreOptions

    @Argument(help: "The person: subject:12 or cpr:DDMMYYNNNN.")
    var subject: String

    @OptionGroup var times: TimeOptions

    @Option(help: "The model version; the one in force unless given.")
    var model: String?

    @Option(help: "The target group; the form's own unless given.")
    var group: String?

    @Option(help: ArgumentHelp("Take an input away first.", valueName: "name"))
    var without: [String] = []

    @Option(help: ArgumentHelp("Replace an input first.", valueName: "name=value"))
    var set: [String] = []

    @OptionGroup var reader: ReaderOptions
    @OptionGroup var report: ReportOptions

    func run() throws {
        let store = try options.openForReading()
        let profile = try store.profile(
            of: store.subject(SubjectReference(parsing: subject)),
            asOf: times.asOf(store),
            roles: Set(reader.roles)
        )
        let explanation = try store.explain(
            profile,
            options: ScoringOptions(model: model, group: group, without: without, set: set)
        )
        try report.write(explanation.report()) { explanation.write(to: &$0) }
    }
}
