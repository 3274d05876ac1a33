internal import Logging
internal import Metrics

/// What the process is observed by: set up once, before anything is counted or logged.
enum ServiceObservation {
    /// The process's metrics.
    static let metrics = PrometheusRegistry()

    static func bootstrap(_ level: Logger.Level) {
        MetricsSystem.bootstrap(metrics)
        LoggingSystem.bootstrap { label in
            var handler = JSONLogHandler(label: label)
            handler.logLevel = level
            return handler
        }
    }
}

extension ProfileHistoryService {
    /// Sets up the process's log and metrics; once in a process, before the service is made.
    public static func bootstrap(_ settings: Settings) {
        ServiceObservation.bootstrap(settings.logLevel)
    }
}
