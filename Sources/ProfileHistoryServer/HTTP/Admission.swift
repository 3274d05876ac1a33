internal import EventModel
internal import HTTPTypes
internal import Metrics

/// What every request has to pass: how many at once, who, how often, how large.
struct Admission: Sendable {
    let verifier: TokenVerifier
    let limiter: RateLimiter
    let concurrent: Turnstile
    /// How many bodies are waited for at once of whom nobody knows who sends them.
    let strangers: Turnstile
    let bodies: RequestBodyReader
    let now: @Sendable () -> Instant

    /// Who sends a request, by its bearer token (RFC 6750).
    func caller(of headers: HTTPFields) async throws(Problem) -> Caller {
        let caller: Caller
        do throws(TokenRefusal) {
            guard let header = headers[.authorization] else { throw .missing }
            let parts = header.split(separator: " ", maxSplits: 1)
            guard parts.count == 2, parts[0].lowercased() == "bearer" else { throw .missing }
            caller = try await verifier.caller(parts[1])
        } catch {
            Counter(label: "token_refusals_total", dimensions: [("reason", error.rawValue)])
                .increment()
            var problem = Problem(.unauthenticated, error.detail)
            problem.headers[.wwwAuthenticate] =
                error == .missing ? "Bearer" : "Bearer error=\"invalid_token\""
            throw problem
        }
        let seconds = Double(now().microseconds) / 1e6
        if let wait = limiter.take(caller.actor, at: seconds) {
            var problem = Problem(.tooManyRequests, "more requests than this client may make")
            problem.headers[.retryAfter] = String(Int(wait.rounded(.up)))
            throw problem
        }
        return caller
    }
}
