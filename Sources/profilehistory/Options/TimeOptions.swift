internal import ArgumentParser
internal import ProfileHistoryStore
internal import Projections

/// As valid when, and as known when.
struct TimeOptions: ParsableArguments {
    @Option(help: ArgumentHelp("As valid on this date or instant.", valueName: "date"))
    var at: String?

    @OptionGroup var knowledge: KnowledgeOptions

    /// The question's times; `--at` is required here.
    func asOf(_ store: HistoryStore) throws -> AsOf {
        guard let at else { throw ValidationError("Missing expected argument '--at <date>'") }
        return try knowledge.asOf(at: at, store)
    }
}

/// As known when.
struct KnowledgeOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "As known on this date or instant, or at position:N; now unless given.",
            valueName: "date"
        )
    )
    var known: String?

    @Option(help: "The clock of --known: when the source said so, or when the store took it in.")
    var clock: Clock?

    @Flag(help: "Show what a decision marked \"not to be used\" too.")
    var includeDisputed = false

    /// Whether anything but what is known now is asked for.
    var isNarrowed: Bool { known != nil || clock != nil || includeDisputed }

    /// The question's times for one effective date.
    func asOf(at: String, _ store: HistoryStore) throws(StoreError) -> AsOf {
        try AsOf(
            at: at,
            known: known,
            clock: clock,
            includesDisputed: includeDisputed,
            now: store.now()
        )
    }
}
