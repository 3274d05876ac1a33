internal import AccessLog
internal import EventModel
internal import Logging
internal import ProfileHistoryStore

/// What operations work with.
struct Backend: Sendable {
    /// The store.
    let store: HistoryStore
    /// Where every read is put on record.
    let accessLog: AccessLog
    /// The names under which auditors see persons.
    let pseudonyms: Pseudonyms
    /// Threads for questions about everybody, which take seconds.
    let workers: Workers
    /// Threads for what takes a while about one person, or waits for the disk, so that it does not
    /// wait for questions about everybody.
    let helpers: Workers
    /// One more for what anybody may ask without a token, so that nobody else waits for that.
    let provers: Workers
    /// Whether the key that verified a caller's token still counts.
    let isKeyInUse: @Sendable (Caller) -> Bool
    /// Puts reads on record.
    let recorder: ReadRecorder
    /// Tells when the log has grown.
    let watcher: LogWatcher
    /// What is told of persons now, ready to be told again.
    let kept: KeptAnswers
    /// How many event streams are open.
    let feedStreams: Turnstile
    /// What callers are storing now.
    let underWay = UnderWay()
    /// How the service is set up.
    let settings: Settings
    /// What is counted.
    let metrics: ServiceMetrics
    /// Where the operator reads what happens.
    let logger: Logger
}
