import JWTKit
import Testing

@testable import ProfileHistoryServer

/// Key sets as issuers write them, and as nobody should.
@Suite struct KeySetTests {
    let issuer = TokenIssuer()

    @Test func `keys that are not used here are passed over`() async throws {
        let others = [
            #"{"kty":"RSA","kid":"rsa","n":"AQAB","e":"AQAB"}"#,
            #"{"kty":"oct","kid":"secret","k":"AQAB"}"#,
            #"{"kty":"EC","crv":"P-384","kid":"large","x":"AQAB","y":"AQAB"}"#,
            #"{"kty":"OKP","crv":"X25519","kid":"x","x":"AQAB"}"#,
            #"{"kty":"EC","crv":"P-256","kid":"no-point","x":"AQAB","y":"AQAB"}"#,
            issuer.p256Entry("enc", more: #","use":"enc""#),
            issuer.p256Entry("wrong", more: #","alg":"ES384""#),
            issuer.ed25519Entry("wrong-too", more: #","alg":"ES256""#),
            issuer.p256Entry(""), "null", "5", "[]", #"{"kid":5}"#,
        ]
        let set = try await TokenIssuer.keySet(others + [issuer.p256Entry()] + others)
        #expect(set.algorithms == ["ec": "ES256"])
    }

    @Test func `a private key that slipped in is not used`() async throws {
        let secret = issuer.p256Entry("ec", more: #","d":"AQAB""#)
        let set = try await TokenIssuer.keySet([secret, issuer.ed25519Entry()])
        #expect(set.algorithms == ["ed": "EdDSA"])
    }

    @Test func `of two keys by one name the first counts`() async throws {
        let set = try await TokenIssuer.keySet([
            issuer.p256Entry("k"), issuer.ed25519Entry("k"), TokenIssuer().p256Entry("k"),
        ])
        #expect(set.algorithms == ["k": "ES256"])
        let claims = try await set.keys.verify(
            try issuer.token(header: #"{"alg":"ES256","kid":"k"}"#),
            as: TokenClaims.self
        )
        #expect(claims.sub == "anna")
    }

    @Test(arguments: [
        "", "{", "[]", "null", "{}", #"{"keys":{}}"#, #"{"keys":null}"#, #"{"keys":[]}"#,
        #"{"keys":[{"kty":"RSA","kid":"r"}]}"#, #"{"keys":[],"keys":[]}"#, "\u{FEFF}{}",
    ])
    func `a set without a usable key is refused`(text: String) async throws {
        await #expect(throws: KeySetError.self) { try await KeySet(parsing: Array(text.utf8)) }
    }

    @Test func `a set that is too large is refused unread`() async throws {
        let text = String(repeating: " ", count: KeySet.maximumByteCount + 1)
        await #expect(throws: KeySetError.self) { try await KeySet(parsing: Array(text.utf8)) }
    }

    @Test func `sets differ by their bytes, and mutated ones are read or refused`() async throws {
        let text = #"{"keys":[\#(issuer.p256Entry()),\#(issuer.ed25519Entry())]}"#
        let good = Array(text.utf8)
        let digest = try await KeySet(parsing: good).digest
        var random = SplitMix64(seed: 5)
        for _ in 0..<1_000 {
            var bytes = good
            for _ in 0..<Int.random(in: 1...4, using: &random) {
                let place = Int.random(in: bytes.indices, using: &random)
                if random.oneIn(3) {
                    bytes.remove(at: place)
                } else {
                    bytes[place] = UInt8.random(in: 0...255, using: &random)
                }
            }
            guard bytes != good, let set = try? await KeySet(parsing: bytes) else { continue }
            #expect(set.digest != digest)
            #expect(set.algorithms.values.allSatisfy { ["ES256", "EdDSA"].contains($0) })
        }
    }
}
