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
    /// Threads for questions that take seconds or wait for the disk.
    let workers: Workers
    /// One more for what anybody may ask without a token, so that nobody else waits for that.
    let provers: Workers
    /// Puts reads on record.
    let recorder: ReadRecorder
    /// Tells when the log has grown.
    let watcher: LogWatcher
    /// How many event streams are open.
    let feedStreams: Turnstile
    /// How the service is set up.
    let settings: Settings
    /// What is counted.
    let metrics: ServiceMetrics
    /// Where the operator reads what happens.
    let logger: Logger
}
