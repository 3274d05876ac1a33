internal import HTTPTypes
internal import Metrics
internal import Synchronization

/// What the service counts of its own work.
///
/// Metrics are made once for each kind of request and then kept: making one costs more than the
/// counting.
final class ServiceMetrics: Sendable {
    private struct Kind: Hashable {
        let method: String
        let operation: String
        let status: Int
    }

    /// How many answers about persons as of now came from memory, and how many were worked out.
    let answersFromMemory = Counter(
        label: "current_answers_total",
        dimensions: [("from", "memory")]
    )
    let answersFromHistory = Counter(
        label: "current_answers_total",
        dimensions: [("from", "history")]
    )

    /// How many requests connections answered on their own loops.
    let answersOnFastPath = Counter(label: "fast_path_answers_total")

    private let kinds = Mutex<[Kind: (count: Counter, duration: Timer)]>([:])

    /// Counts a request that was answered, and how long it took.
    func count(
        _ method: HTTPRequest.Method,
        _ operation: String,
        _ status: HTTPResponse.Status,
        _ duration: Duration
    ) {
        let kind = Kind(
            method: Self.known(method),
            operation: operation,
            status: status.code
        )
        let (count, timer) = kinds.withLock { kinds in
            if let known = kinds[kind] { return known }
            let new = Self.metrics(kind)
            kinds[kind] = new
            return new
        }
        count.increment()
        let (seconds, attoseconds) = duration.components
        timer.recordNanoseconds(seconds * 1_000_000_000 + attoseconds / 1_000_000_000)
    }

    private static func metrics(_ kind: Kind) -> (Counter, Timer) {
        let count = Counter(
            label: "http_requests_total",
            dimensions: [
                ("method", kind.method), ("route", kind.operation), ("status", "\(kind.status)"),
            ]
        )
        let timer = Timer(
            label: "http_request_duration_seconds",
            dimensions: [("method", kind.method), ("route", kind.operation)]
        )
        return (count, timer)
    }

    /// Clients invent methods; each would be a metric for ever.
    private static func known(_ method: HTTPRequest.Method) -> String {
        switch method {
        case .get, .head, .post, .options: method.rawValue
        default: "other"
        }
    }
}
