import Testing

@testable import ProfileHistoryServer

/// What stands in addresses.
@Suite struct PercentEncodingTests {
    @Test(arguments: [
        ("a%20b", "a b"), ("%C3%A6", "æ"), ("a+b", "a+b"), ("%2F", "/"), ("%2e%2E", ".."), ("", ""),
        ("%2525", "%25"), ("æ", "æ"),
    ])
    func `an encoding is taken off once`(text: String, decoded: String) {
        #expect(PercentEncoding.decode(text) == decoded)
    }

    @Test(arguments: [
        "%", "%2", "%zz", "%-1", "%+1", "% 1", "%00", "%0a", "%0D", "%7f", "%FF", "%C0%AF",
        "%ED%A0%80",
        "%F4%90%80%80", "%C3", "a\u{1}", "%1F",
    ])
    func `what encodes no text, or a control character, is refused`(text: String) {
        #expect(PercentEncoding.decode(text) == nil)
        #expect(PercentEncoding.decode(text, isForm: true) == nil)
    }

    @Test func `every text comes back`() {
        var random = SplitMix64(seed: 6)
        let digits = Array("0123456789ABCDEFabcdef".utf8)
        for _ in 0..<2_000 {
            let scalars = (0..<Int.random(in: 0...12, using: &random)).compactMap { _ in
                Unicode.Scalar(UInt32.random(in: 0x20...0x2_FFFF, using: &random))
            }.filter { $0.value != 0x7F }
            let text = String(String.UnicodeScalarView(scalars))
            let encoded = text.utf8.map { byte in
                "%"
                    + [digits[Int(byte >> 4)], digits[Int(byte & 15)]].map {
                        String(UnicodeScalar($0))
                    }.joined()
            }.joined()
            #expect(PercentEncoding.decode(encoded) == text)
        }
    }

    @Test func `any query is read or refused, and what is read has known names once`() {
        var random = SplitMix64(seed: 7)
        let signs = Array("ab=&%+20C3;,".utf8)
        for _ in 0..<5_000 {
            let count = Int.random(in: 0...16, using: &random)
            let bytes = (0..<count).map { _ in signs.randomElement(using: &random) ?? 0 }
            let text = String(decoding: bytes, as: UTF8.self)
            guard let query = try? Query(text, allowing: ["a", "b"]) else { continue }
            let named = ["a", "b"].filter { query[$0] != nil }
            #expect(text.split(separator: "&").count == named.count, "\(text)")
        }
    }

    @Test(arguments: ["-1", "+1", "1.0", " 1", "0x1", "٣", "18446744073709551616", "11", "0"])
    func `a number out of its range or in another writing is refused`(text: String) throws {
        let encoded = text.replacing("+", with: "%2B").replacing(" ", with: "%20")
        let problem = #expect(throws: Problem.self) {
            try Query("n=\(encoded)", allowing: ["n"]).integer("n", in: 1...10)
        }
        #expect(problem?.field == "n")
    }
}
