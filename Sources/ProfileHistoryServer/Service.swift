internal import AccessLog
internal import EventLog
internal import Hummingbird
internal import HummingbirdCore
internal import HummingbirdHTTP2
internal import HummingbirdTLS
internal import Logging
internal import Metrics
internal import NIOCore
internal import NIOPosix
internal import NIOSSL
internal import ProfileHistoryStore
internal import ServiceLifecycle
internal import UnixSignals

/// The job-centre API over a store, from opening the store to closing it.
public struct ProfileHistoryService: Sendable {
    private let settings: Settings
    let backend: Backend
    private let verifier: TokenVerifier
    private let logger: Logger

    /// Opens the store and reads the issuer's keys.
    ///
    /// Throws what keeps the service from starting: a store that is damaged or does not continue
    /// its last checkpoint, keys that can not be read.
    public init(_ settings: Settings) async throws {
        try await self.init(settings, clock: .system)
    }

    /// The same under a clock that a test sets.
    init(_ settings: Settings, clock: RecordingClock) async throws {
        self.settings = settings
        logger = Self.logger(settings)
        let keySet = try await KeyWatcher.read(settings.keys)
        let store = try HistoryStore(
            opening: settings.store,
            keyFile: settings.keyFile,
            clock: clock
        )
        // Nothing is added to a log that was changed or restored from a backup.
        _ = try store.checkpoint()
        verifier = TokenVerifier(settings.policy, keySet: keySet, now: { store.now() })
        let accessLog = try store.openAccessLog()
        backend = Backend(
            store: store,
            accessLog: accessLog,
            pseudonyms: Pseudonyms(key: store.pseudonymKey),
            workers: Workers(threads: settings.limits.longQuestions, waiting: 16),
            helpers: Workers(threads: 4, waiting: 500),
            provers: Workers(threads: 1, waiting: 64),
            isKeyInUse: { [verifier] in verifier.isKeyInUse(of: $0) },
            recorder: ReadRecorder(accessLog: accessLog, logger: logger, isFailing: FailureMark()),
            watcher: LogWatcher(store.log),
            kept: KeptAnswers(capacity: settings.keptAnswerCount),
            feedStreams: Turnstile(capacity: settings.limits.feedStreams),
            settings: settings,
            metrics: ServiceMetrics(),
            logger: logger
        )
    }

    /// Answers requests until the process is asked to end, and then what has begun.
    ///
    /// `onListening` is told the address when the first request can come.
    public func run(onListening: @escaping @Sendable (String) -> Void = { _ in }) async throws {
        let admission = Admission(
            verifier: verifier,
            limiter: RateLimiter(perSecond: Double(settings.limits.requestsPerSecond)),
            concurrent: Turnstile(capacity: settings.limits.concurrentRequests),
            strangers: Turnstile(
                capacity: max(1, min(64, settings.limits.concurrentRequests / 4))
            ),
            bodies: RequestBodyReader(
                maximumByteCount: settings.limits.bodyByteCount,
                timeout: .seconds(settings.limits.bodySeconds)
            ),
            now: { [store = backend.store] in store.now() }
        )
        let replies = RememberedReplies()
        let endpoints = Operations.all(backend).map { operation in
            Endpoint(
                operation: operation,
                backend: backend,
                admission: admission,
                recorder: backend.recorder,
                replies: replies
            )
        }
        let application = Application(
            responder: FrontDoor(
                router: Router.router(of: endpoints),
                metrics: backend.metrics,
                tracesSpans: settings.tracesSpans
            ),
            server: try Transport.server(
                settings,
                answering: answering(endpoints),
                logger: logger
            ),
            configuration: ApplicationConfiguration(
                address: .hostname(settings.host, port: settings.port),
                serverName: nil,
                backlog: 1_024,
                availableConnectionsDelegate: MaximumAvailableConnections(
                    settings.limits.connections,
                    logger: logger
                )
            ),
            services: services(),
            onServerRunning: { channel in
                onListening("\(channel.localAddress.map { "\($0)" } ?? "")")
            },
            logger: logger
        )
        // Whoever stands last is told first: event streams end, then the rest can.
        var group = ServiceGroupConfiguration(
            services: [
                application,
                StreamEnding(watcher: backend.watcher, open: backend.feedStreams),
            ],
            gracefulShutdownSignals: [.sigterm, .sigint],
            logger: logger
        )
        // A client that takes no answer would hold up the end for ever.
        group.maximumGracefulShutdownDuration = .seconds(settings.limits.shutdownSeconds)
        try await ServiceGroup(configuration: group).run()
        try await backend.workers.shutDown()
        try await backend.helpers.shutDown()
        try await backend.provers.shutDown()
    }

    /// What connections answer on their own loops; nothing where there is to be a span for every
    /// request.
    private func answering(_ endpoints: [Endpoint]) -> FastPath.Answering? {
        guard !settings.tracesSpans else { return nil }
        return ReadyAnswers(endpoints, metrics: backend.metrics, logger: logger).answer
    }

    private func services() -> [any Service] {
        [
            ReaderSweeper(store: backend.store, logger: logger),
            DestructionWatcher(backend.store, backend.kept, logger: logger),
            KeyWatcher(
                verifier: verifier,
                source: settings.keys,
                interval: .seconds(settings.refreshSeconds),
                logger: logger
            ),
            CheckpointSigner(
                store: backend.store,
                workers: backend.helpers,
                interval: .seconds(settings.checkpointSeconds),
                logger: logger
            ),
        ]
    }

    private static func logger(_ settings: Settings) -> Logger {
        var logger = Logger(label: "profilehistoryd") { JSONLogHandler(label: $0) }
        logger.logLevel = settings.logLevel
        return logger
    }
}
