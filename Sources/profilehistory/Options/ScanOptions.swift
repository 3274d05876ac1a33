internal import ArgumentParser
internal import EventModel
internal import ProfileHistoryStore

/// How a question about everybody is read.
struct ScanOptions: ParsableArguments {
    @OptionGroup var reader: ReaderOptions

    @Option(
        help: ArgumentHelp(
            "Read the log through this position; to its end at the start unless given.",
            valueName: "position"
        )
    )
    var through: UInt64?

    @Option(help: ArgumentHelp("On how many threads; one a core unless given.", valueName: "n"))
    var jobs: Int?

    /// The same, as the store takes it.
    var options: AuditOptions {
        AuditOptions(
            roles: Set(reader.roles),
            through: through.map { Position(rawValue: $0) },
            jobs: jobs
        )
    }
}

extension PositionRange {
    /// The range of `--from` and `--to`, nil where neither is given; one end alone is refused.
    init?(from: UInt64?, to: UInt64?) throws {
        switch (from, to) {
        case (nil, nil): return nil
        case (let first?, let last?):
            try self.init(from: Position(rawValue: first), to: Position(rawValue: last))
        default: throw ValidationError("--from and --to go together.")
        }
    }
}
