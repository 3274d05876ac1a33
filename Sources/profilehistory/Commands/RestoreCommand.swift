internal import ArgumentParser
internal import EventModel
internal import ProfileHistoryStore
internal import TransparencyLog

/// Makes stores from backups.
struct RestoreCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "restore",
        abstract: "Make a store from a backup and those that go behind it.",
        discussion: """
            Every backup is held against its own checkpoint, and against those given with \
            --checkpoint, which somebody kept elsewhere. With --to the store ends before a \
            position (position:N) or with what it had taken in by a date or an instant.

            What was signed may have gone further than a backup, so the restored log begins a new \
            origin that names the old one. Erasures that the backups know of are applied again.
            """
    )

    @OptionGroup var options: StoreOptions

    @Argument(help: ArgumentHelp("The backups, in their order.", valueName: "dir"))
    var backups: [String]

    @Option(help: ArgumentHelp("How far: position:N, a date or an instant.", valueName: "end"))
    var to: String?

    @Option(
        help: ArgumentHelp(
            "A checkpoint that was kept elsewhere, which the records must lead to; repeatable.",
            valueName: "file"
        )
    )
    var checkpoint: [String] = []

    func run() throws {
        let pinned = try checkpoint.map { (file) throws(StoreError) in
            try Evidence.reading(file) { (bytes) throws(TransparencyError) in
                try SignedNote(parsing: bytes)
            }
        }
        var shown: (step: String, bar: ProgressBar)?
        defer { shown?.bar.finish() }
        let summary = try HistoryStore.restore(
            backups,
            to: options.store,
            keyFile: options.namedKeyFile,
            end: try end(),
            pinned: pinned
        ) { step, done, total in
            if shown?.step != step {
                shown?.bar.finish()
                shown = (step, ProgressBar("restore \(step)", total: Int(clamping: total)))
            }
            shown?.bar.update(Int(clamping: done), count: Int(clamping: done), unit: step)
        }
        shown?.bar.finish()
        shown = nil
        StandardOutput.line(
            "\(options.store): \(Int(clamping: summary.recordCount).grouped) records, verified"
        )
        StandardOutput.line("the log goes on as \(summary.origin)")
    }

    private func end() throws(StoreError) -> RestoreEnd {
        guard let to else { return .everything }
        if to.hasPrefix("position:") {
            guard let number = UInt64(to.dropFirst(9)) else {
                throw StoreError(.badInput, "a position is a whole number", field: "to")
            }
            return .position(Position(rawValue: number))
        }
        do {
            return .recorded(RecordedTime(try DayOrInstant(parsing: to).close))
        } catch {
            throw StoreError(.badInput, "the time \(error)", field: "to")
        }
    }
}
