internal import ArgumentParser
internal import EventModel
internal import ProfileHistoryStore
internal import Projections

/// Scores a person by the model version of the date asked.
struct ScoreCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "score",
        abstract: "Score a person by the model version in force, and say what decided.",
        discussion: """
            --without takes an input away, --set replaces one, to see what part it played. NAME is \
            an attribute, a question or a feature of the version. With --queries the questions \
            come from a file as for as-of; model, group, without and set are further fields.

            --issue stores that the score was shown, to whom and from which events, before it is \
            printed; a replay later gives the same bytes or says where they part.
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

    @OptionGroup var issuing: IssueOptions
    @OptionGroup var output: OutputOptions
    @OptionGroup var queries: QueryOptions
    @OptionGroup var reader: ReaderOptions

    func validate() throws {
        let hasOptions = model != nil || group != nil || !without.isEmpty || !set.isEmpty
        if issuing.issue {
            guard subject != nil else {
                throw ValidationError("Missing expected argument '<subject>'")
            }
            guard !hasOptions, !times.knowledge.isNarrowed, !queries.isGiven else {
                throw ValidationError(
                    "--issue shows the score in force from all that is known: it goes with --at, "
                        + "--to, --text and --as only."
                )
            }
            return
        }
        try queries.validate(
            subject: subject,
            at: times.at,
            isNarrowed: times.knowledge.isNarrowed || hasOptions || !reader.roles.isEmpty
        )
    }

    func run() throws {
        if issuing.issue { return try issue() }
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

    private func issue() throws {
        guard let subject, let recipient = issuing.to else { return }
        let issued = try options.appending { store in
            var moment: EffectiveTime?
            if let at = times.at {
                moment = try AsOf(at: at, known: nil, clock: nil, now: store.now()).effective
            }
            return try store.issue(
                store.subject(SubjectReference(parsing: subject)),
                at: moment,
                IssueRequest(recipient: recipient, text: issuing.text),
                roles: Set(reader.roles)
            )
        }
        switch output.format {
        case .json: StandardOutput.json { issued.write(to: &$0) }
        case .table:
            ScoreView(issued.answer, .standardOutput).print()
            StandardOutput.line()
            StandardOutput.line("  shown to \(recipient), position \(issued.position)")
        }
    }
}
