import AuditReports
import Testing

@testable import ProfileHistoryServer

/// The header `Accept-Language`.
@Suite struct LanguageTests {
    /// A header, and what is spoken.
    static let cases: [(String?, Language)] = [
        (nil, .english), ("", .english), ("da", .danish), ("da-DK", .danish),
        ("DA", .danish), ("en, da", .english), ("da, en", .danish),
        ("en;q=0.5, da;q=0.6", .danish),
        ("fr, da;q=0.1", .danish), ("da;q=0", .english), ("fr", .english), ("*", .english),
        ("da;q=x", .danish), ("da;q=nan", .english), ("da;q=-1, en;q=0.1", .english),
        (" da ; q=0.3 , en ; q=0.2", .danish), (";;,,;q=1", .english), ("da;q=inf", .danish),
    ]

    @Test(arguments: cases)
    func `the weightiest of the two is spoken`(header: String?, language: Language) {
        #expect(Language(accepting: header) == language)
    }

    @Test func `any header is read`() {
        var random = SplitMix64(seed: 4)
        let signs = Array("daen-;,q=.019 *".utf8)
        for _ in 0..<3_000 {
            let count = Int.random(in: 0...60, using: &random)
            let bytes = (0..<count).map { _ in signs.randomElement(using: &random) ?? 0 }
            let language = Language(accepting: String(decoding: bytes, as: UTF8.self))
            #expect([.danish, .english].contains(language))
        }
    }
}
