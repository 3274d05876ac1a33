import Foundation
import JSON
import Testing

/// The auditors' questions: each as a table, as JSON, and as a page in Danish, to the byte.
@Suite struct AuditCommandTests {
    private static let known = ["--at", "2017-09-18", "--known", "2018-01-01"]

    /// Every question with what asks it, and the name of its snapshots.
    static let questions: [(name: String, call: [String])] = [
        ("explain", ["explain", "s", "subject:1"] + known),
        (
            "compare-person",
            ["compare", "s", "subject:1"] + known + ["--against", "published-2021-09-09"]
        ),
        (
            "compare",
            ["compare", "s"] + known
                + ["--against-at", "2017-09-17", "--suppress-under", "1", "--list", "5"]
        ),
        (
            "dry-run",
            ["model", "dry-run", "s", "published-2021-09-02"] + known + ["--suppress-under", "1"]
        ),
        ("attribute", ["attribute", "s", "origin"] + known + ["--list", "5"]),
        ("fairness", ["fairness", "s"] + known + ["--suppress-under", "1", "--by", "sex"]),
        ("timeline", ["timeline", "s", "subject:1", "--from", "2017-07-01", "--to", "2017-12-31"]),
        ("letter", ["letter", "s", "subject:1", "--at", "2017-09-18"]),
    ]

    /// The world of the replays, a draft, and a score that was shown.
    static func place() throws -> Workplace {
        let place = try ReplayCommandTests.place()
        let step = ["--author", "A", "--registered", "2015-06-01"]
        try place.run(["model", "register", "s", "published:published-2021-09-02"] + step)
            .expectSuccess()
        return place
    }

    @Test(arguments: questions.indices)
    func `it comes as a table, as JSON and as a page, as documented`(index: Int) throws {
        let place = try Self.place()
        let (name, call) = Self.questions[index]
        let table = try place.run(call).expectSuccess()
        try Snapshot.expect(table.output, is: "audit-\(name).txt")
        let json = try place.run(call + ["--format", "json"]).expectSuccess()
        _ = try json.json()
        try Snapshot.expect(json.output, is: "audit-\(name).json")
        let page = try place.run(call + ["--format", "html", "--language", "da"]).expectSuccess()
        try Snapshot.expect(page.output, is: "audit-\(name).html")
        for text in [table.output, json.output, page.output] {
            for person in [Line.citizen, Line.other, Line.third] {
                #expect(!text.contains(person))
            }
        }
    }

    @Test func `a page goes to a file, which appears whole`() throws {
        let place = try Self.place()
        let call = Self.questions[0].call + ["--format", "html"]
        let shown = try place.run(call).expectSuccess().output
        let written = try place.run(call + ["-o", "page.html"]).expectSuccess()
        #expect(written.output == "")
        #expect(try place.text("page.html") == shown)
    }

    @Test(
        arguments: [
            ["compare", "s", "--at", "2017-09-18"], ["compare", "s", "--against", "x"],
            ["compare", "s", "--at", "2017-09-18", "--against", "x", "--suppress-under", "0"],
            ["fairness", "s"], ["fairness", "s", "--at", "2017-09-18", "--by", "shoeSize"],
            ["attribute", "s"], ["attribute", "s", "origin", "--list=-1"],
            ["timeline", "s", "subject:1", "--from", "2017-01-01"], ["letter", "s"],
            ["explain", "s", "subject:1"], ["model", "dry-run", "s"],
        ]
    )
    func `a call that does not hang together is refused`(arguments: [String]) throws {
        let place = try Self.place()
        try place.run(arguments).expect(2)
    }

    @Test(
        arguments: [
            (["compare", "s", "--at", "2017-09-18", "--against", "nobody"], "no model version"),
            (["model", "dry-run", "s", "nobody"], "no model version nobody"),
            (["attribute", "s", "shoeSize"], "no attribute and no question"),
            (["fairness", "s", "--at", "2017-09-18", "--selected", "middle"], "give high, low"),
            (["fairness", "s", "--at", "2017-09-18", "--outcome", "benefit"], "SERIES:N/M"),
            (
                ["timeline", "s", "subject:1", "--from", "2017-02-01", "--to", "2017-01-01"],
                "the last not before the first"
            ),
            (["letter", "s", "subject:1", "--about", "shoeSize"], "no attribute of this name"),
            (["explain", "s", "subject:9", "--at", "2017-09-18"], "holds nothing on this person"),
        ] as [([String], String)]
    )
    func `what the store does not know is bad input`(arguments: [String], says: String) throws {
        let place = try Self.place()
        let outcome = try place.run(arguments).expect(3)
        #expect(outcome.errors.contains(says), "\(outcome.errors)")
        #expect(outcome.output == "")
    }
}
