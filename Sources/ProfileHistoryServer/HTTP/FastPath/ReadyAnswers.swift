internal import HTTPTypes
internal import Hummingbird
internal import Logging
internal import Metrics

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
        then complete: @escaping @Sendable (ReadyResponse?) -> Void
    ) -> Bool {
        let start = ContinuousClock.now
        guard let path = request.path else { return false }
        for route in routes {
            guard let parameters = route.parameters(in: path) else { continue }
            let sent = SentRequest(request, query: nil, parameters: parameters)
            return route.endpoint.answerAgain(sent) { response in
                guard var response else { return complete(nil) }
                self.finish(&response, route.endpoint, start)
                complete(response)
            }
        }
        return false
    }

    /// Does what the framework and the front door do for every response.
    private func finish(
        _ response: inout ReadyResponse,
        _ endpoint: Endpoint,
        _ start: ContinuousClock.Instant
    ) {
        response.head.headerFields[.date] = date.text(at: endpoint.admission.now())
        let (operation, status) = (endpoint.operation, response.head.status)
        let duration = ContinuousClock.now - start
        metrics.count(operation.method, operation.path, status, duration)
        metrics.answersOnFastPath.increment()
        guard logger.logLevel <= .debug else { return }
        var logger = logger
        logger[metadataKey: "hb.request.id"] = .stringConvertible(RequestID())
        logger.answered(operation.method, operation.path, status)
    }
}
