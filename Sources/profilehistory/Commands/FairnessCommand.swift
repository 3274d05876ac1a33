internal import ArgumentParser
internal import AuditReports
internal import EventModel
internal import ProfileHistoryStore

/// Says how often each group gets a class, and how often rightly.
struct FairnessCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "fairness",
        abstract: "Say how often each group gets a class, and, where known, how often rightly.",
        discussion: """
            Everybody with a form is scored as of --at. --selected is the class asked about. With \
            --outcome the classes are held against what came: benefit:26/52 is a benefit in at \
            least 26 of the 52 weeks that follow, as known by now. Rates come with 95 % intervals. \
            A difference proves no discrimination, and equal rates prove no absence of it.
            """
    )

    @OptionGroup var options: StoreOptions
    @OptionGroup var times: TimeOptions
    @Option(help: "The model version; the one in force for each form unless given.")
    var model: String?
    @Option(help: "The forms of this target group only.")
    var group: String?
    @Option(help: ArgumentHelp("The class asked about.", valueName: "class"))
    var selected = "high"
    @Option(help: ArgumentHelp("What the class foresees.", valueName: "series:n/m"))
    var outcome: String?
    @Option(
        help: ArgumentHelp(
            "By what: origin, sex, age, municipality; may be given several times.",
            valueName: "division"
        )
    )
    var by: [String] = ["origin", "sex", "age"]
    @Option(
        help: ArgumentHelp(
            "Hold back numbers under this many persons; 1 holds nothing back.",
            valueName: "n"
        )
    )
    var suppressUnder = 5
    @OptionGroup var scan: ScanOptions
    @OptionGroup var report: ReportOptions

    private var divisions: [ComparisonDivision] {
        by.compactMap { name in FairnessQuestion.allDivisions.first { $0.rawValue == name } }
    }

    func validate() throws {
        guard times.at != nil else {
            throw ValidationError("Missing expected argument '--at <date>'")
        }
        guard divisions.count == by.count, Set(by).count == by.count else {
            throw ValidationError("--by takes origin, sex, age and municipality, each once.")
        }
        guard suppressUnder >= 1 else {
            throw ValidationError("--suppress-under takes a number from 1.")
        }
    }

    func run() throws {
        let store = try options.openForReading()
        var population = PopulationQuestion(at: times.at ?? "")
        population.known = times.knowledge.known
        population.clock = times.knowledge.clock
        population.includesDisputed = times.knowledge.includeDisputed
        population.model = model
        population.group = group
        var question = FairnessQuestion(
            population,
            selected: selected,
            outcome: try outcome.map { text throws(StoreError) in try OutcomeRule(parsing: text) },
            divisions: divisions,
            options: scan.options
        )
        question.suppressUnder = suppressUnder
        let bar = ProgressBar("score")
        defer { bar.finish() }
        let answer = try store.fairness(question) { done, count in
            bar.update(done, of: count, count: done, unit: "subjects")
        }
        bar.finish()
        try report.write(answer.report()) { answer.write(to: &$0) }
    }
}
