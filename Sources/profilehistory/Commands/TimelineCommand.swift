internal import ArgumentParser
internal import AuditReports
internal import EventModel
internal import ProfileHistoryStore

/// Shows a person's score over time, and what moved it.
struct TimelineCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "timeline",
        abstract: "Show a person's score from day to day, and what moved it.",
        discussion: """
            Every day is scored at its close, by the version in force on it or by --model. Days on \
            which the same comes out are one step. With --as-known-then each day is asked about as \
            it was registered by its close, else as all is known now.
            """
    )

    @OptionGroup var options: StoreOptions
    @Argument(help: "The person: subject:12 or cpr:DDMMYYNNNN.")
    var subject: String
    @Option(help: ArgumentHelp("The first day.", valueName: "date"))
    var from: String
    @Option(help: ArgumentHelp("The last day.", valueName: "date"))
    var to: String
    @Flag(help: "Each day as it was registered by its close.")
    var asKnownThen = false
    @Option(help: "The model version; the one in force on each day unless given.")
    var model: String?
    @OptionGroup var reader: ReaderOptions
    @OptionGroup var report: ReportOptions

    func run() throws {
        let store = try options.openForReading()
        var question = TimelineQuestion(
            from: try Self.day(from, field: "from"),
            to: try Self.day(to, field: "to"),
            roles: Set(reader.roles)
        )
        question.isAsKnownThen = asKnownThen
        question.model = model
        let answer = try store.timeline(
            of: store.subject(SubjectReference(parsing: subject)),
            question
        )
        try report.write(answer.report()) { answer.write(to: &$0) }
    }

    private static func day(_ text: String, field: String) throws(StoreError) -> CalendarDate {
        do {
            return try CalendarDate(parsing: text)
        } catch {
            throw StoreError(.badInput, "the day \(error)", field: field)
        }
    }
}
