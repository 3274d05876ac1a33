import Foundation
import JSON
import Testing

/// Restricted data on the command line: hidden without a role, shown with one.
@Suite struct RestrictionCommandTests {
    private let place: Workplace

    init() throws {
        place = try Workplace()
        try place.run("demo", "demo").expectSuccess()
        try place.write(
            "restrict.ndjson",
            [
                """
                {"type":"restrict","id":"r-1","source":"demo-office","subject":"subject:5",\
                "attribute":"origin","maySee":["dpo"],"reason":"contested",\
                "registered":"2018-03-01"}
                """
            ]
        )
        try place.run("import", "demo/store", "restrict.ndjson").expectSuccess()
    }

    @Test func `every answer about a person withholds what is restricted`() throws {
        let times = ["--at", "2017-09-18", "--known", "2017-09-19"]
        let asOf = try place.run(["as-of", "demo/store", "subject:5"] + times).expectSuccess()
        #expect(asOf.output.contains("(restricted)"))
        #expect(!asOf.output.contains("danish"))
        let seen = try place.run(["as-of", "demo/store", "subject:5", "--as", "dpo"] + times)
            .expectSuccess()
        #expect(seen.output.contains("danish"))
        let score = try place.run(["score", "demo/store", "subject:5"] + times).expectSuccess()
        #expect(score.output.contains("no result"))
        let scored = try place.run(["score", "demo/store", "subject:5", "--as", "dpo"] + times)
            .expectSuccess()
        #expect(scored.output.contains("low"))
        let history = try place.run("history", "demo/store", "subject:5").expectSuccess()
        #expect(history.output.contains("origin, seen by dpo"))
        #expect(!history.output.contains("danish"))
    }

    @Test func `a record that is restricted is not opened without a role`() throws {
        let all = try place.run("history", "demo/store", "subject:5", "--format", "json")
            .expectSuccess().json()
        let events = try #require(all["events"]?.array)
        let origin = try #require(events.first { $0["attribute"] == "origin" })
        let position = "\(origin["position"]?.int64 ?? 0)"
        let command = ["prove", "demo/store", position, "--disclose", "-o", "out.json"]
        let refused = try place.run(command).expect(3)
        #expect(refused.errors.contains("--as"))
        try place.run(command + ["--as", "dpo"]).expectSuccess()
    }

    @Test func `questions of a file name their own roles`() throws {
        try place.write(
            "questions.ndjson",
            [
                #"{"subject":"subject:5","at":"2017-09-18"}"#,
                #"{"subject":"subject:5","at":"2017-09-18","as":["dpo"]}"#,
            ]
        )
        let lines = try place.run("as-of", "demo/store", "--queries", "questions.ndjson")
            .expectSuccess().lines
        let origins = try lines.map { try JSONValue(parsing: $0)["attributes"]?["origin"] }
        #expect(origins[0]?["withheld"] == "restricted")
        #expect(origins[1]?["value"] == "nonwestern_descendant")
    }
}
