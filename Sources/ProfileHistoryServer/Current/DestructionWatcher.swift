internal import EventLog
internal import Logging
internal import ProfileHistoryStore
internal import ServiceLifecycle

/// Forgets what is kept in memory, within a second, when anybody's data was destroyed, by whatever
/// process.
///
/// What is kept does not hold any more by then: it is not told to anybody in that second either.
struct DestructionWatcher: Service {
    static let interval = Duration.seconds(1)

    private let log: LMDBEventStore?
    private let kept: KeptAnswers
    private let logger: Logger
    /// What was destroyed before anything was kept.
    private let first: Int?

    init(_ store: HistoryStore, _ kept: KeptAnswers, logger: Logger) {
        log = store.log as? LMDBEventStore
        first = try? log?.destructionCount()
        self.kept = kept
        self.logger = logger
    }

    func run() async throws {
        guard let log else { return try await gracefulShutdown() }
        try? await cancelWhenGracefulShutdown {
            var known = first
            while !Task.isCancelled {
                try await Task.sleep(for: Self.interval)
                guard let count = try? log.destructionCount(), count != known else { continue }
                kept.forgetAll()
                known = count
                logger.info("data were destroyed; answers kept in memory are forgotten")
            }
        }
    }
}
