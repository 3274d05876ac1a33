internal import ArgumentParser
internal import AuditReports
internal import EventModel
internal import ProfileHistoryStore
internal import Projections

/// Answers the four questions of a citizen, on one page.
struct LetterCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "letter",
        abstract: "Answer a citizen's four questions about her case, on one page, from events.",
        discussion: """
            What part did origin play in this case; since when has it been used; was it a decision \
            to collect it, and whose; what is it used for? The case is the score that was shown \
            last, or with --at the one of that date. Every sentence names the events that it \
            stands on, or says that the store holds none. --about asks about another attribute.
            """
    )

    @OptionGroup var options: StoreOptions
    @Argument(help: "The person: subject:12 or cpr:DDMMYYNNNN.")
    var subject: String
    @Option(help: ArgumentHelp("About the score of this date or instant.", valueName: "date"))
    var at: String?
    @Option(help: ArgumentHelp("About this attribute.", valueName: "attribute"))
    var about = "origin"
    @OptionGroup var reader: ReaderOptions
    @OptionGroup var report: ReportOptions

    func run() throws {
        let store = try options.openForReading()
        let moment = try at.map { (text) throws(StoreError) in
            try AsOf(at: text, known: nil, clock: nil, now: store.now()).effective
        }
        let letter = try store.letter(
            to: store.subject(SubjectReference(parsing: subject)),
            about: about,
            at: moment,
            roles: Set(reader.roles)
        )
        try report.write(letter.report()) { letter.write(to: &$0) }
    }
}
