internal import ArgumentParser
internal import EventModel
internal import ProfileHistoryStore

/// Holds caseworkers' assessments against scores.
struct DeviationsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "deviations",
        abstract: "Say how often caseworkers deviate from the score, and where.",
        discussion: """
            Every assessment is held against the valid score that was issued to that person last \
            before it, at the same moment included. It deviates when the classes differ, whatever \
            the caseworker says; both are counted, and where they contradict each other.

            Counts of fewer persons than --suppress-under are held back, and further ones from \
            which they could be computed. Reasons are free texts that may be personal: they are \
            told with --reasons only. --list names every assessment.
            """
    )

    @OptionGroup var options: StoreOptions

    @Option(help: ArgumentHelp("Only assessments from this date on.", valueName: "date"))
    var from: String?

    @Option(help: ArgumentHelp("Only assessments up to and with this date.", valueName: "date"))
    var to: String?

    @Option(help: "Count by office, version or reason.")
    var by: DeviationQuestion.Grouping = .office

    @Flag(help: "List the reasons for deviating.")
    var reasons = false

    @Flag(help: "List every assessment.")
    var list = false

    @Option(
        help: ArgumentHelp(
            "Hold back counts of fewer persons than this; 1 holds back none.",
            valueName: "n"
        )
    )
    var suppressUnder = 5

    @OptionGroup var scan: ScanOptions
    @OptionGroup var report: ReportOptions

    func validate() throws {
        guard by != .reason || reasons else {
            throw ValidationError("--by reason goes with --reasons: reasons may be personal.")
        }
    }

    func run() throws {
        var question = DeviationQuestion(
            from: try from.map { (text) throws(StoreError) in
                try EffectiveTime(opening: text, field: "from")
            },
            to: try to.map { (text) throws(StoreError) in
                try EffectiveTime(closing: text, field: "to")
            },
            options: scan.options
        )
        question.grouping = by
        question.listsReasons = reasons
        question.listsAssessments = list
        question.suppressedUnder = suppressUnder
        let store = try options.openForReading()
        let bar = ProgressBar("look")
        defer { bar.finish() }
        let answer = try store.deviations(question) { done, count in
            bar.update(done, of: count, count: done, unit: "subjects")
        }
        bar.finish()
        try report.write(answer.report()) { answer.write(to: &$0) }
    }
}
