internal import ArgumentParser
internal import EventModel
internal import ProfileHistoryStore
internal import Projections

/// Lists everything stored on a person.
struct HistoryCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "history",
        abstract: "List everything stored on a person, corrected and annulled events included.",
        discussion: "Without --at the standing of each event is told for now."
    )

    @OptionGroup var options: StoreOptions

    @Argument(help: "The person: subject:12 or cpr:DDMMYYNNNN.")
    var subject: String

    @OptionGroup var times: TimeOptions
    @OptionGroup var output: OutputOptions
    @OptionGroup var reader: ReaderOptions

    func run() throws {
        let store = try options.openForReading()
        let person = try store.subject(SubjectReference(parsing: subject))
        let at = times.at ?? store.now().description
        let answer = try store.history(
            of: person,
            asOf: times.knowledge.asOf(at: at, store),
            roles: Set(reader.roles)
        )
        switch output.format {
        case .json: StandardOutput.json { answer.write(to: &$0) }
        case .table: HistoryView(answer, .standardOutput).print()
        }
    }
}
