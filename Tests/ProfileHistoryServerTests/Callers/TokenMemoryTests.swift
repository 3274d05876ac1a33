import EventModel
import Testing

@testable import ProfileHistoryServer

/// Tokens that were verified before, which times and keys still decide about.
@Suite struct TokenMemoryTests {
    let issuer = TokenIssuer()
    let clock = TestClock()
    let policy = TokenVerifier.Policy(issuer: "issuer", audience: "service", skew: 60)

    @Test func `a token that is remembered ends all the same`() async throws {
        let verifier = TokenVerifier(
            policy,
            keySet: try await issuer.keySet(),
            now: { [clock] in clock.now }
        )
        let token = try issuer.token()
        _ = try await verifier.caller(token)
        clock.move(by: 360)
        _ = try await verifier.caller(token)
        clock.move(by: 0.001)
        await #expect(throws: TokenRefusal.expired) { try await verifier.caller(token) }
    }

    @Test func `a key that left the set counts no more, also for tokens that are remembered`()
        async throws
    {
        let both = try await issuer.keySet()
        let verifier = TokenVerifier(policy, keySet: both, now: { [clock] in clock.now })
        let header = #"{"alg":"EdDSA","kid":"ed"}"#
        let (old, new) = (try issuer.token(), try issuer.token(header: header, by: .ed25519))
        for _ in 0..<2 {
            _ = try await verifier.caller(old)
            _ = try await verifier.caller(new)
        }
        verifier.adopt(try await TokenIssuer.keySet([issuer.ed25519Entry()]))
        for _ in 0..<2 {
            await #expect(throws: TokenRefusal.unknownKey) { try await verifier.caller(old) }
            _ = try await verifier.caller(new)
        }
        verifier.adopt(both)
        _ = try await verifier.caller(old)
    }

    @Test func `a key put in the place of another does not verify its tokens`() async throws {
        let verifier = TokenVerifier(
            policy,
            keySet: try await TokenIssuer.keySet([issuer.p256Entry()]),
            now: { [clock] in clock.now }
        )
        let token = try issuer.token()
        _ = try await verifier.caller(token)
        verifier.adopt(try await TokenIssuer.keySet([TokenIssuer().p256Entry()]))
        await #expect(throws: TokenRefusal.signature) { try await verifier.caller(token) }
    }

    @Test func `a key is in use until it leaves the set, whatever another is called`() async throws
    {
        let verifier = TokenVerifier(
            policy,
            keySet: try await TokenIssuer.keySet([issuer.p256Entry()]),
            now: { [clock] in clock.now }
        )
        let caller = try await verifier.caller(try issuer.token())
        #expect(verifier.isKeyInUse(of: caller))
        verifier.adopt(try await issuer.keySet())
        #expect(verifier.isKeyInUse(of: caller))
        verifier.adopt(try await TokenIssuer.keySet([TokenIssuer().p256Entry()]))
        #expect(!verifier.isKeyInUse(of: caller))
    }

    @Test func `no more callers are remembered than there is room for`() async throws {
        let tokens = VerifiedTokens(capacity: 10)
        let digests = (0..<100).map { VerifiedTokens.digest(of: "\($0)"[...]) }
        for (number, digest) in digests.enumerated() {
            tokens.keep(caller("c\(number)"), digest, keySet: [1])
        }
        let known = (0..<100).filter { tokens.caller(digests[$0], keySet: [1]) != nil }
        #expect(known.count == 10 && known.contains(99))
        for number in known { #expect(tokens.caller(digests[number], keySet: [2]) == nil) }
        tokens.keep(caller("new"), digests[7], keySet: [2])
        for number in known { #expect(tokens.caller(digests[number], keySet: [1]) == nil) }
    }

    private func caller(_ name: String) -> Caller {
        Caller(
            actor: name,
            roles: [.dpo],
            scopes: [],
            municipality: nil,
            person: nil,
            sources: [],
            expiry: 1
        )
    }
}
