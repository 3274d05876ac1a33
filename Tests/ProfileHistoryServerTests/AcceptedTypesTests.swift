import Testing

@testable import ProfileHistoryServer

/// The header `Accept`.
@Suite struct AcceptedTypesTests {
    @Test(arguments: [
        (nil, 1, 1), ("", 1, 1), ("*/*", 1, 1), ("application/json", 1, 0),
        ("application/*;q=0.4", 0.4, 0), ("text/html, application/json;q=0.5", 0.5, 1),
        ("*/*;q=0.1, text/html;q=0", 0.1, 0), ("application/json;q=0, */*", 0, 1),
        ("TEXT/HTML ; Q=0.7 , application/xml", 0, 0.7), ("image/png", 0, 0),
        ("application/json;version=2;q=0.3", 0.3, 0), ("text/html;q=much", 0, 0),
        ("/,;;,=", 0, 0), ("*/html", 0, 0),
    ])
    func `the most exact range decides`(header: String?, json: Double, html: Double) {
        let accepted = AcceptedTypes(header)
        #expect(accepted.weight(of: .json) == json)
        #expect(accepted.weight(of: .html) == html)
    }

    @Test func `a page is made only for those who want it more than JSON`() {
        #expect(AcceptedTypes("text/html,*/*;q=0.8").prefers(.html, over: .json))
        #expect(!AcceptedTypes("*/*").prefers(.html, over: .json))
        #expect(!AcceptedTypes("application/json, text/html;q=0.9").prefers(.html, over: .json))
    }

    @Test func `who takes none of the media types is refused`() throws {
        try AcceptedTypes("text/plain").check([.metrics])
        try AcceptedTypes("text/html").check([.json, .html])
        let problem = #expect(throws: Problem.self) {
            try AcceptedTypes("text/html").check([.json])
        }
        #expect(problem?.type == .notAcceptable)
        #expect(problem?.detail == "this is given as application/json; accept it")
    }

    @Test func `a header of many ranges costs no more than some`() {
        let many = String(repeating: "a/b,", count: 5_000) + "application/json"
        #expect(AcceptedTypes(many).weight(of: .json) == 0)
    }

    @Test func `JSON alone means the same however it is written`() {
        let plain = AcceptedTypes("application/json")
        let general = AcceptedTypes("Application/JSON")
        for type in Reply.MediaType.allCases {
            #expect(plain.weight(of: type) == general.weight(of: type))
        }
        #expect(plain.weight(of: .json) == 1 && plain.weight(of: .problem) == 0)
        #expect(throws: Problem.self) { try plain.check(.html) }
        #expect(throws: Never.self) { try plain.check(.json) }
    }
}
