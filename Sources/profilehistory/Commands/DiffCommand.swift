internal import ArgumentParser
internal import ProfileHistoryStore

/// Shows what changed between two dates.
struct DiffCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "diff",
        abstract: "Show what changed in a person's profile between two dates."
    )

    @OptionGroup var options: StoreOptions

    @Argument(help: "The person: subject:12 or cpr:DDMMYYNNNN.")
    var subject: String

    @Option(help: ArgumentHelp("The first date or instant.", valueName: "date"))
    var from: String

    @Option(help: ArgumentHelp("The second date or instant.", valueName: "date"))
    var to: String

    @OptionGroup var knowledge: KnowledgeOptions
    @OptionGroup var output: OutputOptions
    @OptionGroup var reader: ReaderOptions

    func run() throws {
        let store = try options.openForReading()
        let person = try store.subject(SubjectReference(parsing: subject))
        let answer = try store.diff(
            of: person,
            from: knowledge.asOf(at: from, store),
            to: knowledge.asOf(at: to, store),
            roles: Set(reader.roles)
        )
        switch output.format {
        case .json: StandardOutput.json { answer.write(to: &$0) }
        case .table: DiffView(answer, .standardOutput).print()
        }
    }
}
