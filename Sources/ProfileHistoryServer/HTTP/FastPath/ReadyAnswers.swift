internal import HTTPTypes
internal import Hummingbird
internal import Logging
internal import Metrics
internal import NIOCore

/// Answers requests from memory, each once it is in the read log.
final class ReadyAnswers: Sendable {
    private let routes: [ReadyRoute]
    private let metrics: ServiceMetrics
    private let logger: Logger
    private let date = HTTPDate()

    init(_ endpoints: [Endpoint], metrics: ServiceMetrics, logger: Logger) {
        routes = endpoints.compactMap(ReadyRoute.init)
        self.metrics = metrics
        self.logger = logger
    }

    /// Answers a request, as ``FastPath/Answering`` says.
    func answer(
        _ request: HTTPRequest,
        on loop: any EventLoop,
        then complete: @escaping @Sendable (ReadyResponse?) -> Void
    ) -> Bool {
        let start = ContinuousClock.now
        guard let path = request.path else { return false }
        for route in routes {
            guard let parameters = route.parameters(in: path) else { continue }
            let sent = SentRequest(request, query: nil, parameters: parameters)
            return route.endpoint.answerAgain(sent) { response in
                // The read log's writer has others to answer.
                loop.execute {
                    complete(response.map { self.finished($0, route.endpoint, start) })
                }
            }
        }
        return false
    }

    /// Does what the framework and the front door do for every response.
    private func finished(
        _ response: ReadyResponse,
        _ endpoint: Endpoint,
        _ start: ContinuousClock.Instant
    ) -> ReadyResponse {
        var response = response
        response.head.headerFields[.date] = date.text(at: endpoint.admission.now())
        let (operation, status) = (endpoint.operation, response.head.status)
        let duration = ContinuousClock.now - start
        metrics.count(operation.method, operation.path, status, duration)
        metrics.answersFromMemory.increment()
        metrics.answersOnFastPath.increment()
        if logger.logLevel <= .debug {
            var logger = logger
            logger[metadataKey: "hb.request.id"] = .stringConvertible(RequestID())
            logger.answered(operation.method, operation.path, status)
        }
        return response
    }
}
