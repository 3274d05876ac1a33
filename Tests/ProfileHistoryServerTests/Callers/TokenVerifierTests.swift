import Crypto
import Testing

@testable import ProfileHistoryServer

/// Tokens that must be believed, and all those that must not.
@Suite struct TokenVerifierTests {
    let issuer = TokenIssuer()
    let clock = TestClock()

    func verifier(_ keySet: KeySet? = nil, capacity: Int = 100) async throws -> TokenVerifier {
        let policy = TokenVerifier.Policy(issuer: "issuer", audience: "service", skew: 60)
        let known: KeySet
        if let keySet { known = keySet } else { known = try await issuer.keySet() }
        return TokenVerifier(
            policy,
            keySet: known,
            cacheCapacity: capacity,
            now: { [clock] in clock.now }
        )
    }

    /// Why a token is refused, `nil` where it is believed.
    func refusal(_ token: String, _ verifier: TokenVerifier? = nil) async throws -> TokenRefusal? {
        let chosen: TokenVerifier
        if let verifier { chosen = verifier } else { chosen = try await self.verifier() }
        do {
            _ = try await chosen.caller(token)
            return nil
        } catch {
            return error
        }
    }

    @Test func `tokens of both algorithms say who calls`() async throws {
        let verifier = try await verifier()
        let claims = TokenIssuer.claims([
            "roles": #"["root","caseworker","dpo"]"#, "municipality": #""0101""#,
            "scope": #""profile.read unheard.of feed.read""#, "sources": #"["cpr"]"#,
        ])
        let header = #"{"alg":"EdDSA","kid":"ed"}"#
        for token in [
            try issuer.token(claims: claims),
            try issuer.token(header: header, claims: claims, by: .ed25519),
        ] {
            let caller = try await verifier.caller(token)
            #expect(caller.actor == "anna")
            #expect(caller.roles == [.caseworker, .dpo])
            #expect(caller.scopes == [.profileRead, .feedRead])
            #expect(caller.municipality == "0101" && caller.sources == ["cpr"])
        }
    }

    @Test(arguments: ["none", "None", "NONE", "", "HS256", "RS256", "ES384", "Ed25519"])
    func `no other algorithm is taken, signed or not`(algorithm: String) async throws {
        let header = #"{"alg":"\#(algorithm)","kid":"ec"}"#
        for signing in [TokenIssuer.Signing.none, .p256, .hmac(secret: [1])] {
            let token = try issuer.token(header: header, by: signing)
            #expect(try await refusal(token) == .algorithm)
        }
    }

    @Test func `a public key is no secret`() async throws {
        let set = try await issuer.keySet()
        let point = issuer.p256.publicKey
        let secrets = [
            Array(point.rawRepresentation), Array(point.x963Representation),
            Array(point.derRepresentation), Array(point.pemRepresentation.utf8),
            Array(issuer.p256Entry().utf8), set.digest,
        ]
        for secret in secrets {
            for algorithm in ["HS256", "ES256"] {
                let header = #"{"alg":"\#(algorithm)","kid":"ec"}"#
                let token = try issuer.token(header: header, by: .hmac(secret: secret))
                #expect(
                    try await refusal(token) == (algorithm == "HS256" ? .algorithm : .signature)
                )
            }
        }
    }

    @Test func `a key verifies by its own algorithm only`() async throws {
        let crossed = [
            (#"{"alg":"EdDSA","kid":"ec"}"#, TokenRefusal.algorithm),
            (#"{"alg":"ES256","kid":"ed"}"#, .algorithm),
            (#"{"alg":"ES256","kid":"ec"}"#, .signature),
        ]
        for (header, expected) in crossed {
            let token = try issuer.token(header: header, by: .ed25519)
            #expect(try await refusal(token) == expected)
        }
    }

    @Test(arguments: [
        (#"{"alg":"ES256"}"#, TokenRefusal.unknownKey),
        (#"{"alg":"ES256","kid":""}"#, .unknownKey),
        (#"{"alg":"ES256","kid":null}"#, .unknownKey),
        (#"{"alg":"ES256","kid":["ec"]}"#, .unknownKey),
        (#"{"alg":"ES256","kid":"EC"}"#, .unknownKey),
        (#"{"alg":"ES256","kid":"other"}"#, .unknownKey),
        (#"{"alg":"ES256","kid":"ec","crit":["exp"]}"#, .critical),
        (#"{"alg":"ES256","kid":"ec","crit":[]}"#, .critical),
        (#"{"alg":"none","alg":"ES256","kid":"ec"}"#, .malformed),
        (#"{"alg":"ES256","kid":"ed","kid":"ec"}"#, .malformed),
        (#"["ES256"]"#, .malformed), ("null", .malformed), ("", .malformed), ("{", .malformed),
        (#"{"alg":["ES256"],"kid":"ec"}"#, .algorithm), (#"{"kid":"ec"}"#, .algorithm),
    ])
    func `a header that is off is refused`(header: String, expected: TokenRefusal) async throws {
        #expect(try await refusal(try issuer.token(header: header)) == expected)
    }

    /// A claim, its value as JSON, and what comes of it.
    static let claimCases: [(String, String?, TokenRefusal?)] = [
        ("iss", nil, .issuer),
        ("iss", #""other""#, .issuer),
        ("aud", nil, .audience),
        ("aud", #""other""#, .audience),
        ("aud", "[]", .audience),
        ("aud", #"["a","b"]"#, .audience),
        ("aud", #"["a","service"]"#, nil),
        ("aud", #""Service""#, .audience),
        ("exp", nil, .claims),
        ("exp", #""soon""#, .claims),
        ("exp", "1e400", .claims),
        ("exp", "1699999940", nil),
        ("exp", "1699999939", .expired),
        ("exp", "-1e300", .expired),
        ("nbf", "1700000060", nil),
        ("nbf", "1700000061", .notYet),
        ("iat", "1700000061", .notYet),
        ("iat", "1e300", .notYet),
        ("iat", nil, nil),
        ("sub", nil, .claims),
        ("sub", #""""#, .claims),
        ("sub", "5", .claims),
        ("sub", #""0108629996""#, .claims),
        ("sub", #""cpr 010862-9996""#, .claims),
        ("roles", nil, .roles),
        ("roles", "[]", .roles),
        ("roles", #"["root"]"#, .roles),
        ("roles", #""dpo""#, .claims),
        ("municipality", #""101""#, .claims),
        ("municipality", #""١٠١٠""#, .claims),
        ("person", #""subject:x""#, .claims),
        ("cpr", #""12""#, .claims),
        ("scope", nil, nil),
        ("scope", "[]", .claims),
    ]

    @Test(arguments: claimCases)
    func `a claim decides`(name: String, value: String?, expected: TokenRefusal?) async throws {
        let token = try issuer.token(claims: TokenIssuer.claims([name: value]))
        #expect(try await refusal(token) == expected)
    }

    @Test func `claims that stand twice, or are no object, are refused`() async throws {
        for claims in [#"{"roles":["citizen"],"roles":["dpo"]}"#, "[]", "5", "", "{"] {
            #expect(try await refusal(try issuer.token(claims: claims)) == .malformed)
        }
    }

    @Test func `bytes that are no token are refused`() async throws {
        let good = try issuer.token()
        let parts = good.split(separator: ".").map(String.init)
        let (head, body, tail) = (parts[0], parts[1], parts[2])
        let bad: [String] = [
            "", ".", "..", "...", "\(good).", ".\(good)", "\(good)=", "\(good)\n", "\(good)A",
            "\(head).\(body)", "\(head)+\(body)+\(tail)", "\(head)=.\(body).\(tail)",
            "é.\(body).\(tail)", "\(head). \(body).\(tail)",
        ]
        for token in bad {
            let found = try await refusal(token)
            #expect(found == .malformed || found == .signature, "\(token)")
        }
        #expect(try await refusal(String(repeating: "a", count: 8_193)) == .tooLong)
        #expect(try await refusal("\(head).\(body).") == .signature)
    }

    @Test func `a token with any byte altered is refused`() async throws {
        let verifier = try await verifier()
        let good = Array(try issuer.token().utf8)
        var random = SplitMix64(seed: 31)
        for _ in 0..<600 {
            var bytes = good
            let place = Int.random(in: bytes.indices, using: &random)
            bytes[place] = UInt8.random(in: 0x21...0x7E, using: &random)
            guard bytes != good else { continue }
            let token = String(decoding: bytes, as: UTF8.self)
            #expect(try await refusal(token, verifier) != nil, "at \(place)")
        }
        #expect(try await refusal(String(decoding: good, as: UTF8.self), verifier) == nil)
    }
}
