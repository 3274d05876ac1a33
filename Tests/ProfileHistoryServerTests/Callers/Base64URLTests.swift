import Testing

@testable import ProfileHistoryServer

/// The encoding of tokens.
@Suite struct Base64URLTests {
    @Test func `random bytes come back`() {
        var random = SplitMix64(seed: 1)
        for _ in 0..<2_000 {
            let bytes = random.bytes(count: 0...70)
            #expect(Base64URL.bytes(TokenIssuer.base64(bytes)) == bytes)
        }
    }

    @Test(arguments: [
        "=", "AA==", "A", "AAAAA", "+A", "/A", "A A", "AB", "AAB", "é", "\u{0}A", "A\n",
    ])
    func `what is not exactly an encoding is refused`(text: String) {
        #expect(Base64URL.bytes(text) == nil)
    }

    @Test func `each text stands for its own bytes, if for any`() {
        var random = SplitMix64(seed: 2)
        for _ in 0..<5_000 {
            let text = String(
                decoding: (0..<Int.random(in: 0...8, using: &random)).map { _ in
                    UInt8.random(in: 0x2B...0x7A, using: &random)
                },
                as: UTF8.self
            )
            if let bytes = Base64URL.bytes(text) { #expect(TokenIssuer.base64(bytes) == text) }
        }
    }
}
