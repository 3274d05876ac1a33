internal import Logging
internal import Metrics
internal import Tracing

/// What the process is observed by: set up once, before anything is counted or logged.
enum ServiceObservation {
    /// The process's metrics.
    static let metrics = PrometheusRegistry()

    static func bootstrap(_ level: Logger.Level, tracesSpans: Bool) {
        MetricsSystem.bootstrap(metrics)
        LoggingSystem.bootstrap { label in
            var handler = JSONLogHandler(label: label)
            handler.logLevel = level
            return handler
        }
        if tracesSpans {
            let logger = Logger(label: "profilehistoryd.trace")
            InstrumentationSystem.bootstrap(LineTracer(logger: logger))
        }
    }
}

extension ProfileHistoryService {
    /// Sets up the process's log and metrics; once in a process, before the service is made.
    public static func bootstrap(_ settings: Settings) {
        ServiceObservation.bootstrap(settings.logLevel, tracesSpans: settings.tracesSpans)
    }
}
