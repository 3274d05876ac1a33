import EventModel
import Foundation
import JSON
import ProfileModel
import ProfileScoring
import Projections
import Testing

@Suite
struct ScoreResultTests {
    /// The questions whose results stand in the golden file, one a line.
    private static func results() throws -> [ScoreResult] {
        var person = Person()
        try person.fact(.origin, .code("western_immigrant"))
        try person.fact(.birthDate, .date(CalendarDate(parsing: "1977-05-05")))
        try person.fact(.sex, .code("f"))
        try person.employed(5, monthsUpTo: "2017-08")
        try person.submit(
            ["q2": .one("6m"), "q6": .state(.declined)],
            at: "2017-09-01T08:00:00Z"
        )
        var youth = Person()
        let catalog = try Documents.amasCatalog()
        for (name, text) in [
            ("sex", "f"), ("birthDate", "1995-02-28"), ("amas_education", "L"),
            ("amas_care", "no"), ("amas_region", "rgs4"), ("amas_impaired", "no"),
            ("amas_occupation", "service"), ("amas_cases", "1"), ("amas_measure", "qual"),
        ] {
            let definition = try #require(catalog.definition(named: name))
            try youth.fact(definition.number, definition.value(ofText: text))
        }
        let time = try EffectiveTime.close(of: "2017-09-17")
        let (one, other) = (try person.profile("2017-09-17"), try youth.profile("2017-09-17"))
        let first = try Documents.scorer("published-2021-09-02")
        let third = try Documents.scorer("published-2021-09-15")
        let amas = try Documents.scorer("amas")
        return [
            first.score(one, at: time),
            try third.score(one, at: time, changes: [.without("origin")]),
            try third.score(
                one,
                at: time,
                changes: [.set("origin", "danish"), .set("age", .value(.integer(20)))]
            ),
            first.score(Profile(), at: time), amas.score(other, at: time),
            try amas.score(other, at: time, changes: [.without("amas_care")]),
            amas.score(one, at: time),
        ]
    }

    @Test func `the JSON of results is what it always was`() throws {
        var writer = JSONWriter()
        for result in try Self.results() {
            result.appendJSON(to: &writer)
            writer.newline()
        }
        let golden = VectorFile.url("score-results.ndjson")
        if ProcessInfo.processInfo.environment["RECORD_SNAPSHOTS"] == "1" {
            try writer.text.write(to: golden, atomically: true, encoding: .utf8)
            Issue.record("the golden file was written anew; look at the difference and run again")
            return
        }
        let expected = try String(contentsOf: golden, encoding: .utf8)
        let lines = expected.split(separator: "\n")
        let found = writer.text.split(separator: "\n")
        #expect(lines.count == found.count)
        for (expected, found) in zip(lines, found) { #expect(found == expected) }
    }

    @Test func `equal questions give equal bytes`() throws {
        #expect(try Self.results() == Self.results())
    }

    @Test func `the JSON is one object with the keys in the documented order`() throws {
        for result in try Self.results() {
            var writer = JSONWriter()
            result.appendJSON(to: &writer)
            let object = try #require(JSONValue(parsing: writer.bytes).object)
            #expect(
                object.keys == [
                    "model", "document", "kernelVersion", "at", "class", "noResult", "score",
                    "linearPredictor", "subModel", "path", "terms", "consulted", "missing",
                    "inputs", "changes",
                ]
            )
        }
    }

    @Test func `steps read like sentences`() throws {
        let steps = try Self.results()[2].path.map(\.description)
        #expect(
            steps == [
                "expectation 6m: expectation is one of 6m, dont_know",
                "origin danish: origin is one of danish, nonwestern_immigrant, unkown",
                "age 20: age is under 56",
                "monthsEmployed 5: monthsEmployed is at least 3",
            ]
        )
        #expect(
            try Self.results()[3].path.map(\.description)
                == ["expectation (nothing known): no branch matches"]
        )
    }

    @Test func `what was consulted and what was missing is named`() throws {
        let results = try Self.results()
        #expect(results[0].consulted == ["expectation", "origin"])
        #expect(results[0].missing == [])
        #expect(results[3].missing.map(\.feature) == ["expectation"])
        #expect(results[5].missing.map(\.feature) == ["amas_care"])
        #expect(results[5].noResult?.kind == .missingInput)
        #expect(results[6].noResult?.kind == .noSubModel)
        #expect(results[6].noResult?.input?.feature == "age")
    }
}
