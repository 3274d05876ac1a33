import JSON
import Testing

/// `deviations`: how often caseworkers deviate, as text, JSON and a page.
@Suite struct DeviationsCommandTests {
    /// Sixty invented persons in two offices, whose numbers have 60 added to the day.
    private static func place() throws -> Workplace {
        var lines: [String] = []
        for number in 10..<70 {
            let person = "cpr:6101\(number)9990"
            let isNorth = number % 3 > 0
            let label = number % 4 == 0 ? "high" : "low"
            lines += [
                """
                {"type":"score-issued","id":"s-\(number)","source":"tool","subject":"\(person)",\
                "at":"2017-09-20T10:00:00Z","model":"published-2021-09-15","class":"low",\
                "recipient":"jobcentre:0101"}
                """,
                """
                {"type":"assessment","id":"a-\(number)","source":"office","subject":"\(person)",\
                "at":"2017-09-21T10:00:00Z","class":"\(label)","deviates":\(number % 5 == 0),\
                "reason":"reason \(number % 2)","office":"\(isNorth ? "north" : "south")"}
                """,
            ]
        }
        let place = try Workplace.withStore(holding: lines)
        let when = ["--registered", "2015-06-01"]
        for step in [
            ["register", "s", "published:published-2021-09-15", "--author", "A"],
            ["approve", "s", "published-2021-09-15", "--approver", "B"],
        ] {
            try place.run(["model"] + step + when).expectSuccess()
        }
        return place
    }

    @Test(arguments: ["en", "da"])
    func `a report comes as documented, to the byte`(language: String) throws {
        let place = try Self.place()
        let call = ["deviations", "s", "--language", language]
        let outcome = try place.run(call).expectSuccess()
        try Snapshot.expect(outcome.output, is: "deviations-\(language).txt")
    }

    @Test func `JSON comes as documented, to the byte`() throws {
        let place = try Self.place()
        let call = ["deviations", "s", "--by", "version", "--suppress-under", "1"]
        let outcome = try place.run(call + ["--format", "json"]).expectSuccess()
        try Snapshot.expect(outcome.output, is: "deviations.json")
    }

    @Test func `reasons and persons are told only where they are asked for`() throws {
        let place = try Self.place()
        let silent = try place.run("deviations", "s", "--format", "json").expectSuccess()
        #expect(!silent.output.contains("reason 0") && !silent.output.contains("subject:"))
        let call = ["deviations", "s", "--by", "reason", "--reasons", "--list"]
        let told = try place.run(call + ["--format", "json"]).expectSuccess().json()
        #expect(told["groups"]?.array?.count == 2)
        #expect(told["reasons"]?.array?.count == 2)
        #expect(told["assessments"]?.array?.count == 60)
        let page = try place.run(call + ["--format", "html"]).expectSuccess()
        #expect(page.output.contains("<svg"))
    }

    @Test func `a call that does not hang together is refused`() throws {
        let place = try Self.place()
        #expect(try place.run("deviations", "s", "--by", "reason").expect(2).output == "")
        #expect(try place.run("deviations", "s", "--by", "colour").expect(2).output == "")
        for call in [
            ["--from", "soon"], ["--from", "2018-01-01", "--to", "2017-01-01"],
            ["--suppress-under", "0"],
        ] {
            #expect(try place.run(["deviations", "s"] + call).expect(3).output == "")
        }
    }
}
