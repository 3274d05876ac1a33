internal import ArgumentParser
internal import ProfileHistoryStore

/// Scores a person by the model version of the date asked.
struct ScoreCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "score",
        abstract: "Score a person by the model version in force, and say what decided.",
        discussion: """
            --without takes an input away, --set replaces one, to see what part it played. NAME is \
            an attribute, a question or a feature of the version. With --queries the questions \
            come from a file as for as-of; model, group, without and set are further fields.
            """
    )

    @OptionGroup var options: StoreOptions

    @Argument(help: "The person: subject:12 or cpr:DDMMYYNNNN.")
    var subject: String?

    @OptionGroup var times: TimeOptions

    @Option(help: "The model version; the one in force unless given.")
    var model: String?

    @Option(help: "The target group; the form's own unless given.")
    var group: String?

    @Option(help: ArgumentHelp("Take an input away.", valueName: "name"))
    var without: [String] = []

    @Option(help: ArgumentHelp("Replace an input.", valueName: "name=value"))
    var set: [String] = []

    @OptionGroup var output: OutputOptions
    @OptionGroup var queries: QueryOptions
    @OptionGroup var reader: ReaderOptions

    func validate() throws {
        let hasOptions = model != nil || group != nil || !without.isEmpty || !set.isEmpty
        try queries.validate(
            subject: subject,
            at: times.at,
            isNarrowed: times.knowledge.isNarrowed || hasOptions || !reader.roles.isEmpty
        )
    }

    func run() throws {
        let store = try options.openForReading()
        if try queries.answer(store, .score) { return }
        guard let subject else { return }
        let asOf = try times.asOf(store)
        let answer = try store.score(
            of: store.subject(SubjectReference(parsing: subject)),
            asOf: asOf,
            options: ScoringOptions(model: model, group: group, without: without, set: set),
            roles: Set(reader.roles)
        )
        switch output.format {
        case .json: StandardOutput.json { answer.write(to: &$0) }
        case .table: ScoreView(answer, .standardOutput).print()
        }
    }
}
