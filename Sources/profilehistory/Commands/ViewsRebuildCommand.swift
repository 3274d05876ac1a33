internal import ArgumentParser
internal import EventLog
internal import EventModel
internal import ProfileHistoryStore

/// Rebuilds views, or verifies them.
struct ViewsRebuildCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rebuild",
        abstract: "Rebuild views from the log beside the ones in use, then use the new ones.",
        discussion: """
            Reads and imports go on meanwhile, in every process; the store grows by the size of \
            the view until the old one has been removed. A rebuild that was interrupted goes on \
            where it stopped when it is run again. Where the log can not be opened, the positions \
            are named and the view in use stays.

            With --verify each view is built in the same way, compared with the one in use byte \
            for byte after opening, and dropped again; the view in use stays as it is. Every \
            difference is named, without what stands there, and the exit code is 1.
            """
    )

    @OptionGroup var options: StoreOptions

    @Argument(
        help: ArgumentHelp("The views, history or index; all unless named.", valueName: "name")
    )
    var names: [StoredView] = []

    @Flag(help: "Compare with the view in use, and leave that as it is.")
    var verify = false

    func run() throws {
        let store = try options.openForWriting()
        var differs = false
        for view in StoredView.allCases where names.isEmpty || names.contains(view) {
            if verify {
                let check = try run(view) { try store.verify(view, progress: $0) }
                ViewReport.print(check)
                differs = differs || !check.isEqual
            } else {
                let generation = try run(view) { try store.rebuild(view, progress: $0) }
                StandardOutput.line("\(view.rawValue): generation \(generation) is in use")
            }
        }
        if differs { throw Failure.checkFailed }
    }

    /// Runs a job with a bar for each of its steps.
    private func run<R>(
        _ view: StoredView,
        _ job: ((ViewProgress) -> Void) throws -> R
    ) throws -> R {
        var shown: (step: ViewProgress.Step, bar: ProgressBar)?
        defer { shown?.bar.finish() }
        return try job { progress in
            if shown?.step != progress.step {
                shown?.bar.finish()
                let title = "\(progress.step.rawValue) \(view.rawValue)"
                shown = (progress.step, ProgressBar(title, total: progress.total))
            }
            shown?.bar.update(progress.done, count: progress.done, unit: progress.step.unit)
        }
    }
}

extension ViewProgress.Step {
    /// What is counted.
    fileprivate var unit: String { self == .building ? "events" : "entries" }
}

/// What a verification found, for people.
enum ViewReport {
    static func print(_ check: ViewCheck) {
        let style = Style.standardOutput
        let name = check.view.rawValue
        let events = "a log of \(Int(clamping: check.through.rawValue).grouped) events"
        let entries = "\(check.entryCount.grouped) entries"
        if check.isEqual {
            StandardOutput.line("\(name): \(entries), equal to what \(events) gives")
            return
        }
        let count = style.failure("\(check.differenceCount.grouped) of \(entries) differ")
        StandardOutput.line("\(name): \(count) from what \(events) gives")
        for difference in check.differences { StandardOutput.line("  \(difference)") }
        let unlisted = check.differenceCount - check.differences.count
        if unlisted > 0 { StandardOutput.line("  and \(unlisted.grouped) more") }
        StandardOutput.line(
            "  rebuild it from the log with: profilehistory views rebuild STORE \(name)"
        )
    }
}
