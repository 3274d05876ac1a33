internal import ArgumentParser
internal import AuditReports
internal import EventModel
internal import ProfileHistoryStore
internal import Projections

/// Says in which versions an attribute was used, since when, and whose class it touched.
struct AttributeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "attribute",
        abstract: "Say in which versions an attribute was used, since when, and whom it touched.",
        discussion: """
            ATTRIBUTE is the name of an attribute or of a question of the form. A class is touched \
            where the version that gave it gives another one without the attribute, all else \
            equal. That is computed for everybody as of --at, now unless given, by every version \
            that uses it, and for every score that was shown by the version that gave it.
            """
    )

    @OptionGroup var options: StoreOptions
    @Argument(help: ArgumentHelp("The attribute or question.", valueName: "attribute"))
    var name: String
    @OptionGroup var times: TimeOptions
    @Option(help: ArgumentHelp("List up to this many scores and persons.", valueName: "n"))
    var list = 0
    @OptionGroup var scan: ScanOptions
    @OptionGroup var report: ReportOptions

    func validate() throws {
        guard list >= 0 else { throw ValidationError("--list takes a number from 0.") }
    }

    func run() throws {
        let store = try options.openForReading()
        let asOf = try times.knowledge.asOf(at: times.at ?? store.now().description, store)
        var question = AttributeQuestion(name, asOf: asOf, options: scan.options)
        question.listed = list
        let bar = ProgressBar("score")
        defer { bar.finish() }
        let answer = try store.use(of: question) { done, count in
            bar.update(done, of: count, count: done, unit: "subjects")
        }
        bar.finish()
        try report.write(answer.report()) { answer.write(to: &$0) }
    }
}
