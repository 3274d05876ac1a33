internal import ArgumentParser
internal import EventModel
internal import ProfileHistoryStore
internal import ProfileModel
internal import Projections

/// Finds forms that were filled in at the wrong time or by the wrong group.
struct WindowsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "windows",
        abstract: "Find forms filled in outside the permitted time, or by the wrong group.",
        discussion: """
            Recipients of dagpenge may fill in the form in the first three months of unemployment, \
            recipients of kontanthjælp or uddannelseshjælp until they have been assigned a group. \
            How that is read from the register is this store's choice: unemployment begins with \
            the first week of the unbroken run of weeks with a benefit code of some group; \
            --gap weeks without one break no run. A form is late from the day --months calendar \
            months after the Monday of that week on, or for a group of --until-assigned from the \
            first fact of --assigned since then.

            Which codes of DREAM belong to which group has to be said with --codes, such as \
            --codes dagpenge=11 for all that begin with 11: no list of them comes with the store.
            """
    )

    @OptionGroup var options: StoreOptions

    @Option(
        help: ArgumentHelp("What the benefit codes of a group begin with.", valueName: "group=n,n")
    )
    var codes: [String]

    @Option(help: ArgumentHelp("How many months the period lasts.", valueName: "n"))
    var months = 3

    @Option(help: ArgumentHelp("How many weeks without a code break no run.", valueName: "n"))
    var gap = 0

    @Option(
        help: ArgumentHelp(
            "A group that has no period and waits to be assigned; kontanthjaelp unless given.",
            valueName: "group"
        )
    )
    var untilAssigned: [String] = []

    @Option(
        help: ArgumentHelp("The attribute whose first fact assigns a group.", valueName: "name")
    )
    var assigned: String?

    @Option(help: ArgumentHelp("Only forms handed in by this date.", valueName: "date"))
    var at: String?

    @Option(
        help: ArgumentHelp(
            "As known on this date or instant, or at position:N; now unless given.",
            valueName: "date"
        )
    )
    var known: String?

    @Option(help: "The clock of --known: when the source said so, or when the store took it in.")
    var clock: Clock?

    @Flag(help: "Judge each form by what the sources had said when it was handed in.")
    var knownThen = false

    @OptionGroup var scan: ScanOptions
    @OptionGroup var report: ReportOptions

    func validate() throws {
        guard known != nil || clock == nil else {
            throw ValidationError("--clock goes with --known.")
        }
        guard known == nil || !knownThen else {
            throw ValidationError("--known and --known-then exclude each other.")
        }
    }

    func run() throws {
        let store = try options.openForReading()
        let question = try question(store)
        let bar = ProgressBar("judge")
        defer { bar.finish() }
        let answer = try store.windows(question) { done, count in
            bar.update(done, of: count, count: done, unit: "subjects")
        }
        bar.finish()
        try report.write(answer.report()) { answer.write(to: &$0) }
    }

    private func question(_ store: HistoryStore) throws -> WindowQuestion {
        var rules = WindowRules(codes: try BenefitCodes(parsing: codes))
        rules.months = months
        rules.gap = gap
        rules.assigned = assigned
        if !untilAssigned.isEmpty {
            rules.untilAssigned = Set(untilAssigned.map { TargetGroup(rawValue: $0) })
        }
        var question = WindowQuestion(
            rules,
            until: try at.map { (text) throws(StoreError) in
                try EffectiveTime(closing: text, field: "at")
            },
            options: scan.options
        )
        if knownThen { question.knowledge = .then }
        if let known {
            let asOf = try AsOf(
                at: store.now().description,
                known: known,
                clock: clock,
                now: store.now()
            )
            question.knowledge = .known(asOf.known)
        }
        return question
    }
}
