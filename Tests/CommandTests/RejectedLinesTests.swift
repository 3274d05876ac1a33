import Foundation
import JSON
import Testing

/// The file of refused lines: which line, which field, and why, in words that hold no person.
@Suite struct RejectedLinesTests {
    /// A line that must be refused, and what must be said of it.
    struct Refusal: CustomTestStringConvertible {
        let line: String
        let field: String?
        let code: String

        init(_ line: String, _ field: String?, _ code: String) {
            self.line = line
            self.field = field
            self.code = code
        }

        var testDescription: String { "\(code) in \(field ?? "the line")" }
    }

    private static let citizen = Line.citizen

    static let refusals = [
        // Already stored, or not stored yet.
        Refusal(Line.fact("c-1", "municipality", #""0751""#), "id", "different-content"),
        Refusal(
            Line.fact("c-1", "municipality", #""0101""#, registered: "2016-05-03T08:00:01+02:00"),
            "id",
            "different-content"
        ),
        Refusal(
            Line.fact("c-1", "municipality", #""0101""#, of: "cpr:\(Line.other)"),
            "id",
            "different-content"
        ),
        Refusal(Line.annulment(of: citizen, registered: "2016-06-01"), "of", "unknown-reference"),
        Refusal(
            Line.annulment(of: "c-1", registered: "2016-06-01", source: "dream"),
            "of",
            "unknown-reference"
        ),
        Refusal(
            Line.fact("n-1", "sex", #""f""#, of: "subject:99"),
            "subject",
            "unknown-subject"
        ),
        Refusal(
            Line.alias(Line.other, of: citizen, registered: "2016-01-02"),
            "alias",
            "alias-taken"
        ),
        // Names that nobody knows.
        Refusal(Line.fact("n-2", "shoeSize", "44"), "attribute", "unknown-attribute"),
        Refusal(Line.fact("n-3", citizen, "44"), "attribute", "unknown-attribute"),
        Refusal(Line.submission("n-4", "{}", form: "1999"), "form", "unknown-form"),
        Refusal(Line.submission("n-5", #"{"q99":"x"}"#), "answers.q99", "unknown-question"),
        Refusal(#"{"type":"gossip","id":"n-6"}"#, "type", "unknown-type"),
        Refusal(Line.fact("n-7", "sex", #""f""#, of: citizen), "subject", "invalid-subject"),
        Refusal(
            Line.fact("n-8", "sex", #""f""#, of: "cpr:3113\(990_000 + 9_995)"),
            "subject",
            "invalid-subject"
        ),
        Refusal(Line.fact("n-9", "sex", #""f""#, of: "subject:0"), "subject", "invalid-subject"),
        Refusal(Line.fact("", "sex", #""f""#), "id", "invalid-key"),
        Refusal(Line.fact("n-10", "sex", #""f""#, source: citizen), "source", "invalid-key"),
        // Times.
        Refusal(Line.fact("n-11", "sex", #""f""#, effective: citizen), "effective", "invalid-time"),
        Refusal(
            Line.fact("n-12", "sex", #""f""#, effective: "2017-02-29"),
            "effective",
            "invalid-time"
        ),
        Refusal(
            Line.fact("n-13", "sex", #""f""#, registered: "2016-05-03T08:00:00"),
            "registered",
            "invalid-time"
        ),
        Refusal(
            Line.fact("n-14", "sex", #""f""#, registered: "2999-01-01"),
            "registered",
            "time-in-future"
        ),
        Refusal(Line.submission("n-15", "{}", at: "2999-01-01T00:00:00Z"), "at", "time-in-future"),
        // Values.
        Refusal(Line.fact("n-16", "municipality", #""\#(citizen)""#), "value", "invalid-value"),
        Refusal(Line.fact("n-17", "sex", #""x""#), "value", "invalid-value"),
        Refusal(Line.fact("n-18", "dependants", "1.5"), "value", "invalid-value"),
        Refusal(Line.fact("n-19", "dependants", "100"), "value", "invalid-value"),
        Refusal(Line.fact("n-20", "birthDate", #""1962-13-01""#), "value", "invalid-value"),
        Refusal(Line.employment("2016-13", "1"), "period", "invalid-period"),
        Refusal(Line.employment("2016-03", "1.1"), "value", "invalid-value"),
        Refusal(Line.submission("n-21", #"{"q2":"soon"}"#), "answers.q2", "invalid-answer"),
        // Lines that are no lines of the feed.
        Refusal("{", nil, "not-json"), Refusal("[1]", nil, "not-json"),
        Refusal(#"{"type":"fact"} trailing"#, nil, "not-json"),
        Refusal(#"{"type":"fact","id":"n-22"}"#, "source", "missing-field"),
        Refusal(#"{"\#(citizen)":1}"#, "••••••••••", "unknown-field"),
        Refusal(#"{"type":"fact","type":"fact"}"#, "type", "repeated-field"),
    ]

    @Test func `every refused line is described by its place, its field and the reason`() throws {
        let place = try Workplace.withStore()
        let good = [
            Line.fact("c-1", "municipality", #""0101""#),
            Line.fact("c-2", "sex", #""m""#, of: "cpr:\(Line.other)"),
        ]
        let lines = good + Self.refusals.map(\.line)
        try place.write("f.ndjson", lines)
        let outcome = try place.run("import", "s", "f.ndjson").expect(3, errors: "")
        #expect(outcome.lines[0] == "f.ndjson: 2 stored, \(Self.refusals.count) refused")
        let text = try place.text("f.ndjson.rejected.ndjson")
        let described = try text.split(separator: "\n").map { try JSONValue(parsing: String($0)) }
        try #require(described.count == Self.refusals.count)
        var offset = good.reduce(0) { $0 + $1.utf8.count + 1 }
        for (index, (refusal, value)) in zip(Self.refusals, described).enumerated() {
            #expect(
                value.object?.keys == ["file", "line", "offset", "field", "code", "reason"]
            )
            #expect(value["file"] == "f.ndjson")
            #expect(value["line"]?.int64 == Int64(good.count + index + 1))
            #expect(value["offset"]?.int64 == Int64(offset), "\(refusal.line)")
            #expect(value["field"]?.string == refusal.field, "\(refusal.line): \(value)")
            #expect(value["code"]?.string == refusal.code, "\(refusal.line): \(value)")
            #expect((value["reason"]?.string ?? "").count > 10)
            offset += refusal.line.utf8.count + 1
        }
        #expect(!text.contains(Self.citizen))
        #expect(!text.contains(Line.other))
    }

    @Test func `a refused line leaves no trace in the store`() throws {
        let place = try Workplace.withStore()
        try place.write("f.ndjson", Self.refusals.map(\.line))
        try place.run("import", "s", "f.ndjson").expect(3)
        // The first three and the two about persons who are stored elsewhere are good alone.
        try place.importLines([Line.fact("x-1", "sex", #""f""#, of: "cpr:\(Line.third)")])
        let history = try place.run("history", "s", "cpr:\(Line.third)", "--format", "json")
        let events = try #require(try history.expectSuccess().json()["events"]?.array)
        #expect(events.count == 1)
        #expect(events[0]["revision"] == 0)
    }

    @Test func `a line can be put right and sent again under its id`() throws {
        let place = try Workplace.withStore()
        try place.write("f.ndjson", [Line.fact("c-1", "sex", #""x""#)])
        try place.run("import", "s", "f.ndjson").expect(3)
        try place.importLines([Line.fact("c-1", "sex", #""f""#)], "f.ndjson")
    }
}
