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
    func caller(of fields: RequestFields) async throws(Problem) -> Caller {
        let caller: Caller
        do throws(TokenRefusal) {
            guard let token = Self.token(in: fields.authorization) else { throw .missing }
            caller = try await verifier.caller(token)
        } catch {
            Counter(label: "token_refusals_total", dimensions: [("reason", error.rawValue)])
                .increment()
            var problem = Problem(.unauthenticated, error.detail)
            problem.headers[.wwwAuthenticate] =
                error == .missing ? "Bearer" : "Bearer error=\"invalid_token\""
            throw problem
        }
        try count(caller)
        return caller
    }

    /// Who sends a request, where her token was verified before and still holds.
    func knownCaller(of fields: RequestFields) -> Caller? {
        Self.token(in: fields.authorization).flatMap { try? verifier.knownCaller($0) }
    }

    /// Whether a caller may make one more request now.
    func hasRoom(for caller: Caller) -> Bool { limiter.hasRoom(for: caller.actor, at: seconds) }

    /// Counts a request of a caller; refuses one more than she may make.
    func count(_ caller: Caller) throws(Problem) {
        if let wait = limiter.take(caller.actor, at: seconds) {
            var problem = Problem(.tooManyRequests, "more requests than this client may make")
            problem.headers[.retryAfter] = String(Int(wait.rounded(.up)))
            throw problem
        }
    }

    /// The time in seconds since 1970.
    var seconds: Double { Double(now().microseconds) / 1e6 }

    /// The token of an authorization by bearer, whose name may be in letters of either size.
    private static func token(in authorization: String?) -> Substring? {
        guard let authorization, let space = authorization.utf8.firstIndex(of: UInt8(ascii: " "))
        else { return nil }
        let scheme = authorization[..<space]
        guard scheme == "Bearer" || scheme.lowercased() == "bearer" else { return nil }
        let token = authorization[authorization.utf8.index(after: space)...]
        return token.isEmpty ? nil : token
    }
}
