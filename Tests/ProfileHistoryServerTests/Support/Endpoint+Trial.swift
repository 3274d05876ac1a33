import ProfileHistoryStore

@testable import ProfileHistoryServer

extension Admission {
    /// Lets two in at once, and somebody as often as is said; 0 is as often as she likes.
    static func trial(_ keySet: KeySet, _ backend: Backend, perSecond: Double = 0) -> Admission {
        let store = backend.store
        return Admission(
            verifier: TokenVerifier(
                TokenVerifier.Policy(issuer: "issuer", audience: "service", skew: 60),
                keySet: keySet,
                now: { store.now() }
            ),
            limiter: RateLimiter(perSecond: perSecond),
            concurrent: Turnstile(capacity: 2),
            strangers: Turnstile(capacity: 1),
            bodies: RequestBodyReader(maximumByteCount: 1, timeout: .seconds(1)),
            now: { store.now() }
        )
    }
}

extension Endpoint {
    /// Where an operation is asked for.
    static func trial(_ operation: Operation, _ backend: Backend, _ admission: Admission) -> Self {
        Endpoint(
            operation: operation,
            backend: backend,
            admission: admission,
            recorder: backend.recorder,
            replies: RememberedReplies()
        )
    }
}
