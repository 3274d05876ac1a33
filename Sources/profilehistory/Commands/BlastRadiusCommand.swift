internal import ArgumentParser
internal import EventModel
internal import ProfileHistoryStore

/// Finds everybody whom a fault reached.
struct BlastRadiusCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "blast-radius",
        abstract: "Find everybody whom a faulty version, range of the log or value reached.",
        discussion: """
            Looks at every score that was issued. With --model those that name the version; with \
            --from and --to those whose own event, or an event that an input was read from, stands \
            in the range; with --input those of which an input had the value. NAME is a feature, \
            an attribute or a question; VALUE may be '(missing)', or why it is missing: \
            '(neverAsked)', '(declined)', '(dontKnow)', '(unknown)', '(noFact)'.

            Scores that can not be examined are listed apart: restricted ones, those whose input \
            is restricted or erased, and those of versions that can not run.
            """
    )

    @OptionGroup var options: StoreOptions

    @Option(help: ArgumentHelp("The faulty model version.", valueName: "model"))
    var model: String?

    @Option(help: ArgumentHelp("The first faulty event.", valueName: "position"))
    var from: UInt64?

    @Option(help: ArgumentHelp("The last faulty event.", valueName: "position"))
    var to: UInt64?

    @Option(help: ArgumentHelp("The faulty value.", valueName: "name=value"))
    var input: String?

    @Option(
        help: ArgumentHelp(
            "Only scores whose own event stands in this range, such as 12-34.",
            valueName: "range"
        )
    )
    var atPositionRange: String?

    @OptionGroup var scan: ScanOptions
    @OptionGroup var report: ReportOptions

    func validate() throws {
        let isRange = from != nil || to != nil
        guard [model != nil, isRange, input != nil].count(where: { $0 }) == 1 else {
            throw ValidationError("Name one fault: --model, --from with --to, or --input.")
        }
        guard (from == nil) == (to == nil) else {
            throw ValidationError("--from and --to go together.")
        }
    }

    func run() throws {
        let question = BlastRadiusQuestion(
            try fault(),
            within: try atPositionRange.map { (text) throws(StoreError) in
                try PositionRange(parsing: text)
            },
            options: scan.options
        )
        let store = try options.openForReading()
        let bar = ProgressBar("look")
        defer { bar.finish() }
        let answer = try store.blastRadius(question) { done, count in
            bar.update(done, of: count, count: done, unit: "subjects")
        }
        bar.finish()
        try report.write(answer.report()) { answer.write(to: &$0) }
    }

    private func fault() throws -> BlastRadiusQuestion.Fault {
        if let model { return .model(model) }
        if let range = try PositionRange(from: from, to: to) { return .range(range) }
        guard let input else {
            throw ValidationError("Name one fault: --model, --from with --to, or --input.")
        }
        return .input(try InputCondition(parsing: input))
    }
}
