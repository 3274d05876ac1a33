import JSON
import Testing

/// `correction-effect`: what a late correction changed, as text, JSON and a page.
@Suite struct CorrectionEffectCommandTests {
    private static func place() throws -> Workplace {
        let place = try ReplayCommandTests.place()
        try place.importLines([
            """
            {"type":"score-issued","id":"i-1","source":"tool","subject":"cpr:\(Line.citizen)",\
            "at":"2017-09-20T10:00:00Z","model":"published-2021-09-15","class":"low",\
            "recipient":"jobcentre:0101"}
            """
        ])
        try place.importLines([
            Line.fact(
                "o-late",
                "origin",
                #""nonwestern_descendant""#,
                registered: "2018-02-12T08:00:00Z",
                source: "herkomst"
            )
        ])
        return place
    }

    @Test(arguments: ["en", "da"])
    func `a report comes as documented, to the byte`(language: String) throws {
        let place = try Self.place()
        let outcome = try place.run("correction-effect", "s", "--language", language)
        try Snapshot.expect(
            outcome.expectSuccess().output,
            is: "correction-effect-\(language).txt"
        )
    }

    @Test func `JSON comes as documented, to the byte`() throws {
        let place = try Self.place()
        let outcome = try place.run("correction-effect", "s", "--format", "json").expectSuccess()
        try Snapshot.expect(
            outcome.output.withoutRecordedTimes,
            is: "correction-effect.json"
        )
    }

    @Test func `a person, an event, a date and what was known narrow it`() throws {
        let place = try Self.place()
        func count(_ options: String...) throws -> Int {
            let outcome = try place.run(["correction-effect", "s", "--format", "json"] + options)
            return try outcome.expectSuccess().json()["scores"]?.array?.count ?? -1
        }
        #expect(try count("--subject", "cpr:\(Line.citizen)") == 1)
        #expect(try count("--subject", "cpr:\(Line.other)") == 0)
        #expect(try count("--position", "47") == 1)
        #expect(try count("--from", "1", "--to", "46") == 0)
        #expect(try count("--since", "2017-09-21") == 0)
        #expect(try count("--known", "2018-02-11") == 0)
        #expect(try count("--known", "position:47") == 1)
        #expect(try count("--all-scores") == 2)
        #expect(
            try place.run("correction-effect", "s", "--format", "html").output
                .hasPrefix("<!DOCTYPE html>")
        )
    }

    @Test func `a call that does not hang together is refused`() throws {
        let place = try Self.place()
        for call in [
            ["--from", "1"], ["--position", "1", "--from", "1", "--to", "2"],
            ["--clock", "recorded"],
        ] {
            #expect(try place.run(["correction-effect", "s"] + call).expect(2).output == "")
        }
        for call in [["--since", "soon"], ["--subject", "subject:99"], ["--position", "9999"]] {
            #expect(try place.run(["correction-effect", "s"] + call).expect(3).output == "")
        }
    }
}
