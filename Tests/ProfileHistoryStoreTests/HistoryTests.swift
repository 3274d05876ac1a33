import EventLog
import EventModel
import JSON
import ProfileHistoryStore
import Projections
import Testing

/// Everything stored on a person, and how each event stands.
@Suite struct HistoryTests {
    let bench: Bench

    init() throws {
        bench = try Bench()
    }

    private func history(_ asOf: AsOf, of person: String = Row.citizen) throws -> JSONValue {
        var writer = JSONWriter()
        try bench.store.history(of: bench.subject(person), asOf: asOf).write(to: &writer)
        return try JSONValue(parsing: writer.text)
    }

    /// `id standing by` of every event.
    private func standings(_ asOf: AsOf) throws -> [String] {
        try history(asOf)["events"]?.array?.map { event in
            let by = event["by"]?.int64.map { " by \($0)" } ?? ""
            return "\(event["id"]?.string ?? "") \(event["standing"]?.string ?? "")\(by)"
        } ?? []
    }

    @Test func `each event stands as it stood at the question's times`() throws {
        try bench.take([
            Row.fact("m-1", "municipality", #""0101""#),
            Row.fact("m-2", "municipality", #""0751""#, effective: "2017-01-01"),
            Row.fact("m-3", "municipality", #""0851""#, effective: "2018-01-01"),
            Row.annulment(of: "m-2", registered: "2017-06-01T08:00:00Z"),
            Row.fact("o-1", "origin", #""danish""#),
            Row.dispute(of: "o-1", "accepted", registered: "2017-06-01T08:00:00Z"),
            Row.submission("s-1", #"{"q2":"6m"}"#),
            Row.withdrawal(of: "s-1", at: "2017-09-01T08:00:00Z"),
        ])
        #expect(
            try standings(bench.asOf("2017-09-18", known: "2017-12-31")) == [
                "m-1 visible", "m-2 annulled by 3", "m-3 not-yet-effective", "a-m-2 visible",
                "o-1 disputed by 5", "d-o-1 visible", "s-1 withdrawn by 7", "w-s-1 visible",
            ]
        )
        #expect(
            try standings(bench.asOf("2017-03-01", known: "2017-05-31")) == [
                "m-1 superseded by 1", "m-2 visible", "m-3 not-yet-effective",
                "a-m-2 not-yet-known", "o-1 visible", "d-o-1 not-yet-known",
                "s-1 not-yet-known", "w-s-1 not-yet-known",
            ]
        )
    }

    @Test func `an event tells its times, its origin and what it says`() throws {
        try bench.take([
            Row.fact("m-1", "municipality", #""0101""#),
            Row.annulment(of: "m-1", registered: "2017-06-01T08:00:00Z"),
        ])
        let answer = try history(bench.asOf("2017-09-18", known: "2017-12-31"))
        let events = try #require(answer["events"]?.array)
        #expect(
            events[0].description == """
                {"position":0,"revision":0,"type":"fact",\
                "effective":"2016-04-30T22:00:00.000000Z",\
                "registered":"2016-05-03T06:00:00.000000Z",\
                "recorded":"2018-06-01T12:00:00.000000Z","source":"cpr","id":"m-1",\
                "standing":"annulled","by":1,"attribute":"municipality","value":"0101"}
                """
        )
        #expect(events[1]["effective"]?.isNull == true)
        #expect(events[1]["of"]?.int64 == 0)
    }

    @Test func `both numbers of a person lead to one history, which shows neither`() throws {
        try bench.take([
            Row.fact("m-1", "municipality", #""0101""#),
            Row.alias(Row.younger, of: Row.citizen, effective: "2017-01-01"),
            Row.fact("m-2", "municipality", #""0751""#, of: Row.younger, effective: "2017-02-01"),
        ])
        let question = try bench.asOf("2017-09-18")
        let answer = try history(question, of: Row.citizen)
        #expect(try history(question, of: Row.younger) == answer)
        #expect(answer["aliases"]?.int64 == 2)
        #expect(answer["events"]?.array?.count == 3)
        for number in [Row.citizen, Row.younger] {
            #expect(!answer.description.contains(number.suffix(10)))
        }
    }

    @Test func `the registry has a history too, as subject 0`() throws {
        try bench.approve("a", Documents.small("a"))
        try bench.activate("a", from: "2018-01-01")
        let answer = try bench.store.history(of: .registry, asOf: bench.asOf("2018-06-01"))
        var writer = JSONWriter()
        answer.write(to: &writer)
        let events = try JSONValue(parsing: writer.text)["events"]?.array ?? []
        #expect(events.map { $0["model"]?.string } == ["a", "a", "a"])
        #expect(events[0]["author"]?.string == "author")
        #expect(events[1]["approver"]?.string == "approver")
        #expect(events[2]["targetGroup"]?.string == "dagpenge")
    }

    @Test func `there is no history of a person on whom nothing is stored`() throws {
        expect(.unknownSubject) {
            try bench.store.history(of: SubjectID(rawValue: 9), asOf: bench.asOf("2018-06-01"))
        }
    }
}
