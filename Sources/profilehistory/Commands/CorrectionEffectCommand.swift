internal import ArgumentParser
internal import EventModel
internal import ProfileHistoryStore
internal import Projections

/// Says what late corrections changed.
struct CorrectionEffectCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "correction-effect",
        abstract: "Say which scores late corrections changed, and who was shown the old ones.",
        discussion: """
            Every score that was shown is replayed by the version that it names: as known when it \
            was made, and as known now. Listed are those of which an input is another one now, \
            with the events that made the difference. --position, or --from with --to, lists what \
            events there corrected only; --since takes scores issued from that date on. With \
            --all-scores every other version that may score the form's group is compared at the \
            same moments.
            """
    )

    @OptionGroup var options: StoreOptions

    @Option(help: ArgumentHelp("One person: subject:12 or cpr:DDMMYYNNNN.", valueName: "subject"))
    var subject: String?

    @Option(help: ArgumentHelp("The event that corrected something.", valueName: "position"))
    var position: UInt64?

    @Option(help: ArgumentHelp("The first of such events.", valueName: "position"))
    var from: UInt64?

    @Option(help: ArgumentHelp("The last of such events.", valueName: "position"))
    var to: UInt64?

    @Option(help: ArgumentHelp("Only scores issued from this date on.", valueName: "date"))
    var since: String?

    @Option(
        help: ArgumentHelp(
            "As known on this date or instant, or at position:N, instead of now.",
            valueName: "date"
        )
    )
    var known: String?

    @Option(help: "The clock of --known: when the source said so, or when the store took it in.")
    var clock: Clock?

    @Flag(help: "Compare other versions too, at each moment a score was issued.")
    var allScores = false

    @OptionGroup var scan: ScanOptions
    @OptionGroup var report: ReportOptions

    func validate() throws {
        guard (from == nil) == (to == nil) else {
            throw ValidationError("--from and --to go together.")
        }
        guard position == nil || from == nil else {
            throw ValidationError("Name one event with --position, or a range, not both.")
        }
        guard known != nil || clock == nil else {
            throw ValidationError("--clock goes with --known.")
        }
    }

    func run() throws {
        let store = try options.openForReading()
        var question = CorrectionQuestion(
            of: try subject.map { (text) throws(StoreError) in
                try store.subject(SubjectReference(parsing: text))
            },
            corrections: try PositionRange(from: position ?? from, to: position ?? to),
            since: try since.map { (text) throws(StoreError) in
                try EffectiveTime(opening: text, field: "since")
            },
            options: scan.options
        )
        if let known {
            question.known = try AsOf(
                at: store.now().description,
                known: known,
                clock: clock,
                now: store.now()
            ).known
        }
        question.comparesAllVersions = allScores
        let bar = ProgressBar("compare")
        defer { bar.finish() }
        let answer = try store.correctionEffect(question) { done, count in
            bar.update(done, of: count, count: done, unit: "subjects")
        }
        bar.finish()
        try report.write(answer.report()) { answer.write(to: &$0) }
    }
}
