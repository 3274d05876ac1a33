import EventLog
import EventModel
import JSON
import ProfileHistoryStore
import Testing

/// A version that is a regression, over attributes that a feed defines: the published Austrian one.
@Suite struct RegressionModelTests {
    let bench: Bench

    init() throws {
        bench = try Bench(now: "2022-01-01T12:00:00Z")
    }

    private static let inputs = [
        ("amas_citizenship", "austria"), ("amas_education", "P"), ("amas_care", "no"),
        ("amas_region", "rgs1"), ("amas_impaired", "no"), ("amas_occupation", "service"),
        ("amas_employment", "ge75"), ("amas_cases", "0"), ("amas_long_case", "lt180"),
        ("amas_measure", "none"),
    ]

    private func takeAttributes() throws {
        let lines = try Documents.published(file: "amas-attributes.ndjson")
            .split(separator: UInt8(ascii: "\n")).map { String(decoding: $0, as: UTF8.self) }
        try bench.take(lines)
    }

    private func takePerson() throws {
        try bench.take(
            [
                Row.fact("sex", "sex", #""m""#, effective: "1991-01-02"),
                Row.fact("birth", "birthDate", #""1991-01-02""#, effective: "1991-01-02"),
                Row.submission(
                    "s-1",
                    "{}",
                    group: "ams",
                    at: "2015-01-01T10:00:00+01:00"
                ),
            ]
                + Self.inputs.map {
                    Row.fact("v-\($0)", $0, "\"\($1)\"", effective: "2015-01-01", source: "amas")
                }
        )
    }

    @Test func `its attributes are defined before it is laid before the store`() throws {
        let document = try Documents.published("amas")
        expect(.badInput) { try bench.store.register(document, by: bench.step("author")) }
        try takeAttributes()
        try bench.approve("amas", document)
        try bench.activate("amas", for: "ams", from: "2015-01-01")
        #expect(try bench.inForce(bench.asOf("2017-09-18")) == ["ams": "amas"])
    }

    @Test func `it scores to the bit, by the sub-model for the age on the day asked`() throws {
        try takeAttributes()
        try bench.approve("amas", Documents.published("amas"))
        try bench.activate("amas", for: "ams", from: "2000-01-01")
        try takePerson()
        let score = try bench.score(bench.asOf("2017-09-18"))["score"]
        #expect(score?["class"]?.string == "medium")
        // The reference person's score, as one of the document's golden vectors has it.
        #expect(score?["score"]?["bits"]?.string == "3fe3c49730e9d673")
        #expect(score?["missing"]?.array?.isEmpty == true)
        #expect(score?["path"]?.array?.isEmpty == true)
        #expect(score?["terms"]?.array?.last?["term"]?.isNull == true)
        func subModel(_ day: String) throws -> String? {
            try bench.score(bench.asOf(day))["score"]?["subModel"]?.string
        }
        #expect(try subModel("2016-01-01") == "youth")
        #expect(try subModel("2016-01-02") == score?["subModel"]?.string)
        #expect(try subModel("2016-01-02") != "youth")
    }

    @Test func `a missing input is named, and there is no result`() throws {
        try takeAttributes()
        try bench.approve("amas", Documents.published("amas"))
        try bench.activate("amas", for: "ams", from: "2000-01-01")
        try takePerson()
        let options = ScoringOptions(without: ["amas_region"])
        let score = try bench.score(bench.asOf("2017-09-18"), options)["score"]
        #expect(score?["class"]?.isNull == true)
        #expect(score?["noResult"]?["reason"]?.string == "missingInput")
        #expect(score?["noResult"]?["input"]?["feature"]?.string == "amas_region")
    }
}
