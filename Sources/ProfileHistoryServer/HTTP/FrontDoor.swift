internal import AuditReports
internal import HTTPTypes
internal import Hummingbird
internal import Logging
internal import Tracing

/// What every request comes through first and every response last.
///
/// It turns failures into problems, counts and times requests, and writes the operator's log,
/// which names operations and never persons: no address, no token, no body stands there.
struct FrontDoor: HTTPResponder {
    typealias Context = ServiceRequestContext

    let router: RouterResponder<Context>
    let metrics: ServiceMetrics
    /// Whether spans go anywhere.
    let tracesSpans: Bool

    static let maximumAddressByteCount = 4_096

    func respond(to request: Request, context: Context) async throws -> Response {
        let start = ContinuousClock.now
        let response =
            tracesSpans ? await trace(request, context) : await answer(request, context)
        let operation = context.endpointPath ?? "none"
        metrics.count(request.method, operation, response.status, ContinuousClock.now - start)
        context.logger.answered(request.method, operation, response.status)
        return response
    }

    /// Answers within a span, below the caller's where the request names one.
    private func trace(_ request: Request, _ context: Context) async -> Response {
        var place = ServiceContext.topLevel
        InstrumentationSystem.instrument.extract(
            request.headers,
            into: &place,
            using: HeaderExtractor()
        )
        return await withSpan("request", context: place, ofKind: .server) { span in
            let response = await answer(request, context)
            span.attributes["http.route"] = context.endpointPath ?? "none"
            span.attributes["http.response.status_code"] = response.status.code
            return response
        }
    }

    private func answer(_ request: Request, _ context: Context) async -> Response {
        var failure: LocalizedProblem
        do {
            try Self.checkAddress(request)
            let response = try await router.respond(to: request, context: context)
            // The router says with an empty answer that no operation has this address.
            guard response.status != .notFound || response.headers.contains(.contentType) else {
                throw Self.leadsNowhere
            }
            return response
        } catch let error as LocalizedProblem {
            failure = error
        } catch {
            failure = LocalizedProblem(error, Language(accepting: request.headers[.acceptLanguage]))
        }
        return response(failure, request, context)
    }

    private func response(
        _ failure: LocalizedProblem,
        _ request: Request,
        _ context: Context
    ) -> Response {
        var problem: Problem
        if let known = Problem(failure.error) {
            problem = known
        } else {
            problem = Problem(.internalError, "the operator's log has it under this Request-Id")
            problem.headers[.requestID] = context.id
        }
        if problem.type.status.code >= 500 {
            // The error's own text may repeat what was sent; its type never does, and what the
            // store says of itself holds nothing of anybody's.
            context.logger.error(
                "a request failed",
                metadata: [
                    "problem": .string(problem.type.rawValue),
                    "error": .string(problem.cause ?? "\(type(of: failure.error))"),
                ]
            )
        }
        if problem.type == .contentTooLarge || problem.type == .requestTimeout, !context.isStream {
            // What is left of the body makes `ClientPace` close the connection.
            problem.headers[.connection] = "close"
        }
        let answer = problem.answer(failure.language)
        var headers = answer.headers
        headers[.contentType] = answer.type.rawValue
        headers[.xContentTypeOptions] = "nosniff"
        guard case .bytes(let bytes) = answer.content, request.method != .head else {
            return Response(status: answer.status, headers: headers)
        }
        let body = ResponseBody(byteBuffer: bytes)
        return Response(status: answer.status, headers: headers, body: body)
    }

    /// The router is lax about doubled and final slashes; one resource has one address.
    private static func checkAddress(_ request: Request) throws(Problem) {
        let address = request.head.path ?? ""
        guard address.utf8.count <= maximumAddressByteCount else {
            throw Problem(.uriTooLong, "the address has over \(maximumAddressByteCount) bytes")
        }
        guard HTTPRequest.Method.known.contains(request.method) else {
            throw Problem(.notImplemented, "the method is none of HTTP's own")
        }
        guard isPlain(address.utf8.prefix { $0 != UInt8(ascii: "?") }) else { throw leadsNowhere }
    }

    /// Whether a path begins with a slash and has no segment that is empty or dots, but for the
    /// path that is one slash; looked at byte by byte, since every request comes by here.
    private static func isPlain(_ path: Substring.UTF8View) -> Bool {
        guard path.first == UInt8(ascii: "/") else { return false }
        let rest = path.dropFirst()
        if rest.allSatisfy({ $0 != UInt8(ascii: "/") }) { return true }
        var byteCount = 0
        var areDots = true
        for byte in rest {
            if byte == UInt8(ascii: "/") {
                if areDots && byteCount <= 2 { return false }
                (byteCount, areDots) = (0, true)
            } else {
                byteCount += 1
                areDots = areDots && byte == UInt8(ascii: ".")
            }
        }
        return !(areDots && byteCount <= 2)
    }

    private static let leadsNowhere = Problem(
        .notFound,
        "the address leads to nothing; see /openapi.json"
    )
}

/// Finds what a tracer asks for among the header fields.
private struct HeaderExtractor: Extractor {
    func extract(key: String, from carrier: HTTPFields) -> String? {
        HTTPField.Name(key).flatMap { carrier[$0] }
    }
}
