import EventLog
import EventModel
import JSON
import ProfileHistoryStore
import Projections
import Testing

/// What changed between two questions.
@Suite struct DiffTests {
    let bench: Bench

    init() throws {
        bench = try Bench()
    }

    private func diff(_ from: AsOf, _ to: AsOf) throws -> JSONValue {
        var writer = JSONWriter()
        try bench.store.diff(of: bench.subject(), from: from, to: to).write(to: &writer)
        return try JSONValue(parsing: writer.text)
    }

    private func diff(_ from: String, _ to: String) throws -> JSONValue {
        try diff(bench.asOf(from), bench.asOf(to))
    }

    @Test func `nothing changed is an answer with empty lists`() throws {
        try bench.take(Citizen.lines())
        let answer = try diff("2017-08-21", "2017-08-22")
        #expect(
            answer.object?.keys == [
                "subject", "from", "to", "attributes", "series", "answers", "submission", "model",
            ]
        )
        for list in ["attributes", "series", "answers"] {
            #expect(answer[list]?.array?.isEmpty == true)
        }
        #expect(answer["submission"]?.isNull == true)
        #expect(answer["model"]?.object?.isEmpty == true)
        #expect(answer["from"]?["effective"]?.string == "2017-08-21T21:59:59.999999Z")
        #expect(answer["to"]?["effective"]?.string == "2017-08-22T21:59:59.999999Z")
    }

    @Test func `a value that came, changed or ended shows both sides with their origin`() throws {
        try bench.take([
            Row.fact("m-1", "municipality", #""0101""#),
            Row.fact("m-2", "municipality", #""0751""#, effective: "2017-09-18"),
            Row.fact("c-1", "citizenship", #""DK""#),
            Row.fact("c-2", "citizenship", "null", effective: "2017-09-18"),
            Row.fact("o-1", "origin", #""danish""#, effective: "2017-09-18"),
        ])
        let changes = try #require(diff("2017-09-17", "2017-09-18")["attributes"]?.array)
        var table: [String: [String?]] = [:]
        for change in changes {
            #expect(change.object?.keys == ["attribute", "before", "after"])
            table[change["attribute"]?.string ?? ""] = [
                change["before"]?["value"]?.string, change["after"]?["value"]?.string,
            ]
        }
        #expect(
            table == [
                "municipality": ["0101", "0751"], "citizenship": ["DK", nil],
                "origin": [nil, "danish"],
            ]
        )
        let moved = changes.first { $0["attribute"]?.string == "municipality" }
        #expect(moved?["before"]?["id"]?.string == "m-1")
        #expect(moved?["after"]?["position"]?.int64 == 1)
    }

    @Test func `a fact said again with the same value is no change`() throws {
        try bench.take([
            Row.fact("m-1", "municipality", #""0101""#),
            Row.fact("m-2", "municipality", #""0101""#, effective: "2017-09-18"),
        ])
        #expect(try diff("2017-09-17", "2017-09-18")["attributes"]?.array?.isEmpty == true)
    }

    @Test func `periods of a series are changes of their own`() throws {
        try bench.take([
            Row.period("employment", "2017-08", "1"), Row.period("employment", "2017-09", "0.5"),
        ])
        let changes = try diff("2017-08-31", "2017-09-01")["series"]?.array
        #expect(changes?.count == 1)
        #expect(changes?[0]["attribute"]?.string == "employment")
        #expect(changes?[0]["before"]?.isNull == true)
        #expect(changes?[0]["after"]?["period"]?.string == "2017-09")
        #expect(changes?[0]["after"]?["value"]?.double == 0.5)
    }

    @Test func `answers and forms change together`() throws {
        try bench.take([
            Row.submission("s-1", #"{"q2":"6m","q6":{"state":"declined"}}"#),
            Row.submission("s-2", #"{"q2":"1m","q8":[]}"#, at: "2017-09-18T08:00:00Z"),
        ])
        let answer = try diff("2017-09-17", "2017-09-18")
        #expect(
            answer["answers"]?.description == """
                [{"question":"q2","before":{"value":"6m"},"after":{"value":"1m"}},\
                {"question":"q8","before":null,"after":{"value":[]}},\
                {"question":"q6","before":{"state":"declined"},"after":null}]
                """
        )
        #expect(answer["submission"]?["before"]?["id"]?.string == "s-1")
        #expect(answer["submission"]?["after"]?["id"]?.string == "s-2")
        let first = try diff("2017-07-31", "2017-08-01")["submission"]
        #expect(first?["before"]?.isNull == true)
        #expect(first?["after"]?["form"]?.string == "2015")
    }

    @Test func `the version in force is among what changed`() throws {
        try bench.activatePublished()
        try bench.take(Citizen.lines())
        #expect(
            try diff("2017-09-17", "2017-09-18")["model"]?.description == """
                {"dagpenge":{"before":"published-2021-09-09","after":"published-2021-09-15"}}
                """
        )
        #expect(
            try diff("2015-06-14", "2017-09-17")["model"]?.description == """
                {"dagpenge":{"before":null,"after":"published-2021-09-09"}}
                """
        )
    }

    @Test func `one day as known then and as known now shows the late correction`() throws {
        try bench.take([
            Row.fact("o-1", "origin", #""danish""#, effective: "1962-08-01"),
            Row.fact(
                "o-2",
                "origin",
                #""nonwestern_descendant""#,
                effective: "1962-08-01",
                registered: "2018-02-12T08:00:00+01:00"
            ),
        ])
        let answer = try diff(
            bench.asOf("2017-09-18", known: "2017-09-18"),
            bench.asOf("2017-09-18")
        )
        let change = answer["attributes"]?[0]
        #expect(change?["before"]?["value"]?.string == "danish")
        #expect(change?["after"]?["value"]?.string == "nonwestern_descendant")
    }
}
