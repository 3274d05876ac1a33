import EventLog
import EventModel
import JSON
import ProfileHistoryStore
import Projections
import Testing

/// The times of a question: both axes, the clocks, the calendar's corners.
@Suite struct AnswerTimesTests {
    let bench: Bench

    init() throws {
        bench = try Bench()
    }

    private func municipality(_ asOf: AsOf) throws -> String? {
        try bench.profile(asOf)["attributes"]?["municipality"]?["value"]?.string
    }

    @Test func `a bare date is the close of the day in Copenhagen on both axes`() throws {
        let summer = try bench.asOf("2017-09-17", known: "2017-09-18")
        #expect("\(summer.effective)" == "2017-09-17T21:59:59.999999Z")
        let known = RegisteredTime(try Instant(parsing: "2017-09-18T21:59:59.999999Z"))
        #expect(summer.known == .registered(known))
        let winter = try bench.asOf("2017-12-31", known: "2018-01-01", clock: .recorded)
        #expect("\(winter.effective)" == "2017-12-31T22:59:59.999999Z")
        let recorded = RecordedTime(try Instant(parsing: "2018-01-01T22:59:59.999999Z"))
        #expect(winter.known == .recorded(recorded))
    }

    @Test func `what was registered by the close of the day is known, later is not`() throws {
        try bench.take([
            Row.fact("a", "municipality", #""0101""#, registered: "2017-09-17T21:59:59.999999Z"),
            Row.fact("b", "municipality", #""0751""#, registered: "2017-09-17T22:00:00Z"),
        ])
        #expect(try municipality(bench.asOf("2017-09-18", known: "2017-09-16")) == nil)
        #expect(try municipality(bench.asOf("2017-09-18", known: "2017-09-17")) == "0101")
        #expect(try municipality(bench.asOf("2017-09-18", known: "2017-09-18")) == "0751")
    }

    @Test func `without a time everything known by now counts`() throws {
        try bench.take([
            Row.fact("a", "municipality", #""0101""#, registered: "2018-06-01T12:00:00Z")
        ])
        #expect(try municipality(bench.asOf("2017-09-18")) == "0101")
        let asOf = try bench.asOf("2017-09-18")
        let now = RegisteredTime(try Instant(parsing: "2018-06-01T12:00:00Z"))
        #expect(asOf.known == .registered(now))
    }

    @Test func `the recorded clock knows what the store had taken in`() throws {
        try bench.take([
            Row.fact("a", "municipality", #""0101""#, registered: "2016-05-03T08:00:00+02:00")
        ])
        try bench.clock.set("2018-07-01T12:00:00Z")
        try bench.take([
            Row.fact("b", "municipality", #""0751""#, registered: "2016-05-04T08:00:00+02:00")
        ])
        func recorded(_ known: String) throws -> String? {
            try municipality(bench.asOf("2017-09-18", known: known, clock: .recorded))
        }
        #expect(try recorded("2018-05-31") == nil)
        #expect(try recorded("2018-06-01T11:59:59.999999Z") == nil)
        #expect(try recorded("2018-06-01T12:00:00Z") == "0101")
        #expect(try recorded("2018-06-30") == "0101")
        #expect(try recorded("2018-07-01") == "0751")
        #expect(try municipality(bench.asOf("2017-09-18", known: "2016-05-03")) == "0101")
        #expect(try municipality(bench.asOf("2017-09-18", known: "2016-05-04")) == "0751")
    }

    @Test func `a log position knows what stands up to and including it`() throws {
        try bench.take([
            Row.fact("a", "municipality", #""0101""#),
            Row.fact("b", "municipality", #""0751""#, registered: "2016-05-04T08:00:00+02:00"),
            Row.annulment(of: "b", registered: "2016-05-05T08:00:00+02:00"),
        ])
        func known(_ text: String, _ clock: Clock? = nil) throws -> String? {
            try municipality(bench.asOf("2017-09-18", known: text, clock: clock))
        }
        #expect(try known("position:0") == "0101")
        #expect(try known("position:1") == "0751")
        #expect(try known("position:2") == "0101")
        #expect(try known("1", .position) == "0751")
        #expect(try known("position:18446744073709551615") == "0101")
        let answer = try bench.profile(bench.asOf("2017-09-18", known: "position:1"))
        #expect(answer["asOf"]?["known"]?.int64 == 1)
        #expect(answer["asOf"]?["clock"]?.string == "position")
    }

    private static let unreadable: [(String?, Clock?)] = [
        ("position:", nil), ("position:-1", nil), ("position:+1", nil), ("x", .position),
        ("position:1", .recorded), ("position:1", .registered), (nil, .position),
        ("yesterday", nil), ("2017-02-29", nil), ("2017-09-18T25:00:00Z", nil),
        ("2017-09-18T10:00:00", nil), ("18446744073709551616", .position),
    ]

    @Test(arguments: unreadable)
    func `a known time that does not parse is refused`(known: String?, clock: Clock?) throws {
        expect(.badInput) { try bench.asOf("2017-09-18", known: known, clock: clock) }
    }

    @Test(arguments: ["", "today", "2017-9-18", "2017-13-01", "2017-09-31", "position:1"])
    func `an effective time that does not parse is refused`(at: String) throws {
        let error = expect(.badInput) { try bench.asOf(at) }
        #expect(error?.field == "at")
    }

    @Test func `the hour that comes twice on 29 October 2017 is two hours`() throws {
        try bench.take([
            Row.fact("a", "municipality", #""0101""#, effective: "2017-10-29"),
            Row.fact("b", "municipality", #""0147""#, effective: "2017-10-29T02:30:00+02:00"),
            Row.fact("c", "municipality", #""0751""#, effective: "2017-10-29T02:30:00+01:00"),
            Row.fact("d", "municipality", #""0851""#, effective: "2017-10-30"),
        ])
        #expect(try municipality(bench.asOf("2017-10-28T21:59:59.999999Z")) == nil)
        #expect(try municipality(bench.asOf("2017-10-28")) == nil)
        #expect(try municipality(bench.asOf("2017-10-28T22:00:00Z")) == "0101")
        #expect(try municipality(bench.asOf("2017-10-29T00:29:59.999999Z")) == "0101")
        #expect(try municipality(bench.asOf("2017-10-29T02:30:00+02:00")) == "0147")
        #expect(try municipality(bench.asOf("2017-10-29T01:29:59.999999Z")) == "0147")
        #expect(try municipality(bench.asOf("2017-10-29T02:30:00+01:00")) == "0751")
        // The day has 25 hours.
        #expect(try municipality(bench.asOf("2017-10-29")) == "0751")
        #expect(try municipality(bench.asOf("2017-10-29T22:59:59.999999Z")) == "0751")
        #expect(try municipality(bench.asOf("2017-10-29T23:00:00Z")) == "0851")
    }

    @Test func `the week 53 of 2015 lies between the 52nd and the first`() throws {
        try bench.take([
            Row.period("benefit", "2016-W01", #""112""#),
            Row.period("benefit", "2015-W52", #""111""#),
            Row.period("benefit", "2015-W53", #""113""#),
        ])
        func weeks(_ day: String) throws -> [String]? {
            let benefit = try bench.profile(bench.asOf(day))["attributes"]?["benefit"]
            #expect(benefit?["period"]?.string == benefit?["series"]?.object?.keys.last)
            return benefit?["series"]?.object?.keys
        }
        #expect(try weeks("2015-12-27") == ["2015-W52"])
        #expect(try weeks("2015-12-28") == ["2015-W52", "2015-W53"])
        #expect(try weeks("2016-01-03") == ["2015-W52", "2015-W53"])
        #expect(try weeks("2016-01-04") == ["2015-W52", "2015-W53", "2016-W01"])
    }

    @Test func `a day of January 2016 may lie in the week 53 of 2015`() throws {
        try bench.take([Row.fact("b", "benefit", #""111""#, effective: "2016-01-03")])
        let benefit = try bench.profile(bench.asOf("2016-01-03"))["attributes"]?["benefit"]
        #expect(benefit?["period"]?.string == "2015-W53")
    }

    @Test func `the age is that of the day asked, and turns on the birthday itself`() throws {
        try bench.take([
            Row.fact("birth", "birthDate", #""1962-08-01""#, effective: "1962-08-01")
        ])
        func age(_ at: String) throws -> Int64? { try bench.profile(bench.asOf(at))["age"]?.int64 }
        #expect(try age("2017-07-31") == 54)
        #expect(try age("2017-08-01") == 55)
        // The birthday begins at midnight in Copenhagen.
        #expect(try age("2017-07-31T21:59:59.999999Z") == 54)
        #expect(try age("2017-07-31T22:00:00Z") == 55)
        #expect(try age("1962-08-01") == 0)
        #expect(try age("1962-07-31") == nil)
        #expect(try age("2062-08-01") == 100)
    }
}
