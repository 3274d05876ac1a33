import EventLog
import EventModel
import JSON
import ProfileHistoryStore
import Projections
import Testing

/// The answer about a profile: its shape, and what is asked of it.
@Suite struct AsOfAnswerTests {
    let bench: Bench

    init() throws {
        bench = try Bench()
    }

    private func municipality(_ asOf: AsOf, of person: String = Row.citizen) throws -> String? {
        try bench.profile(asOf, of: person)["attributes"]?["municipality"]?["value"]?.string
    }

    @Test func `the answer is this text, byte for byte`() throws {
        try bench.take([
            Row.fact("cpr-1", "birthDate", #""1962-08-01""#, effective: "1962-08-01"),
            Row.fact("cpr-81", "municipality", #""0101""#),
            Row.submission(
                "s-1",
                #"{"q2":"6m","q8":["ads","network"],"q6":{"state":"declined"}}"#
            ),
        ])
        try bench.approve("tree-2015", Documents.small("tree-2015"), decided: "2015-06-01")
        try bench.activate("tree-2015", from: "2015-06-15", decided: "2015-06-01")
        let text = try bench.profileText(bench.asOf("2017-09-17", known: "2017-12-31"))
        #expect(
            text == """
                {"subject":"subject:1","asOf":{"effective":"2017-09-17T21:59:59.999999Z",\
                "known":"2017-12-31T22:59:59.999999Z","clock":"registered"},"age":55,\
                "attributes":{"birthDate":{"value":"1962-08-01",\
                "effective":"1962-07-31T23:00:00.000000Z",\
                "registered":"2016-05-03T06:00:00.000000Z",\
                "recorded":"2018-06-01T12:00:00.000000Z","position":0,"source":"cpr",\
                "id":"cpr-1"},"municipality":{"value":"0101",\
                "effective":"2016-04-30T22:00:00.000000Z",\
                "registered":"2016-05-03T06:00:00.000000Z",\
                "recorded":"2018-06-01T12:00:00.000001Z","position":1,"source":"cpr",\
                "id":"cpr-81"}},"submission":{"id":"s-1","form":"2015",\
                "targetGroup":"dagpenge","at":"2017-08-01T08:00:00.000000Z",\
                "recorded":"2018-06-01T12:00:00.000002Z","position":2,"source":"jobnet",\
                "answers":{"q2":{"value":"6m"},"q6":{"state":"declined"},\
                "q8":{"value":["ads","network"]}}},"model":{"dagpenge":"tree-2015"}}
                """
        )
    }

    @Test func `what is not there is null or empty`() throws {
        try bench.take([Row.fact("cpr-81", "municipality", #""0101""#)])
        let text = try bench.profileText(bench.asOf("2016-04-30", known: "2016-12-31"))
        #expect(
            text == """
                {"subject":"subject:1","asOf":{"effective":"2016-04-30T21:59:59.999999Z",\
                "known":"2016-12-31T22:59:59.999999Z","clock":"registered"},"age":null,\
                "attributes":{},"submission":null,"model":{}}
                """
        )
    }

    @Test func `the same question gives the same bytes, whatever is stored afterwards`() throws {
        try bench.take(Citizen.lines())
        let questions = [
            try bench.asOf("2017-09-18", known: "position:20"),
            try bench.asOf("2017-09-18", known: "2018-06-01T12:00:00.5Z", clock: .recorded),
        ]
        let before = try questions.map { try bench.profileText($0) }
        try bench.clock.set("2018-06-02T12:00:00Z")
        try bench.take([
            Row.fact("late", "municipality", #""0751""#),
            Row.annulment(of: "home-\(Row.citizen.suffix(10))", registered: "2018-06-02T08:00:00Z"),
        ])
        #expect(try questions.map { try bench.profileText($0) } == before)
    }

    @Test func `an answer is declined, not known, unknown, or was never asked`() throws {
        try bench.take([
            Row.submission(
                "s-1",
                """
                {"q2":"dont_know","q3":{"state":"dont_know"},"q6":{"state":"declined"},\
                "q7":{"state":"unknown"}}
                """
            )
        ])
        let answers = try bench.profile(bench.asOf("2017-09-18"))["submission"]?["answers"]
        #expect(answers?["q2"]?.description == #"{"value":"dont_know"}"#)
        #expect(answers?["q3"]?.description == #"{"state":"dont_know"}"#)
        #expect(answers?["q6"]?.description == #"{"state":"declined"}"#)
        #expect(answers?["q7"]?.description == #"{"state":"unknown"}"#)
        #expect(answers?.object?.keys == ["q2", "q3", "q6", "q7"])
    }

    @Test func `what a later form leaves out was never asked`() throws {
        try bench.take([
            Row.submission("s-1", #"{"q2":"6m","q6":{"state":"declined"}}"#),
            Row.submission("s-2", #"{"q2":"1m"}"#, form: "2017", at: "2017-09-01T08:00:00Z"),
            Row.withdrawal(of: "s-2", at: "2017-10-01T08:00:00Z"),
        ])
        func submission(_ day: String) throws -> JSONValue? {
            try bench.profile(bench.asOf(day))["submission"]
        }
        #expect(try submission("2017-08-31")?["answers"]?.object?.keys == ["q2", "q6"])
        #expect(try submission("2017-09-01")?["answers"]?.object?.keys == ["q2"])
        #expect(try submission("2017-10-01")?.isNull == true)
    }

    @Test func `a disputed fact is shown only to who asks for it, and marked`() throws {
        try bench.take([
            Row.fact("old", "municipality", #""0101""#),
            Row.fact("new", "municipality", #""0751""#, effective: "2017-01-01"),
            Row.dispute(of: "new", "accepted", registered: "2017-06-01T08:00:00Z"),
        ])
        #expect(try municipality(bench.asOf("2017-09-18")) == "0101")
        #expect(try municipality(bench.asOf("2017-09-18", known: "2017-05-31")) == "0751")
        let all = try bench.profile(bench.asOf("2017-09-18", disputed: true))
        #expect(all["attributes"]?["municipality"]?["value"]?.string == "0751")
        #expect(all["attributes"]?["municipality"]?["disputed"]?.bool == true)
        #expect(all["asOf"]?["includesDisputed"]?.bool == true)
    }

    @Test func `two CPR numbers lead to one subject and one history`() throws {
        try bench.take([
            Row.fact("before", "municipality", #""0101""#),
            Row.alias(Row.younger, of: Row.citizen, effective: "2017-01-01"),
            Row.fact("after", "municipality", #""0751""#, of: Row.younger, effective: "2017-02-01"),
            Row.fact("old", "origin", #""danish""#, effective: "2017-03-01"),
        ])
        let subject = try bench.subject(Row.citizen)
        #expect(try bench.subject(Row.younger) == subject)
        #expect(try bench.subject("\(subject)") == subject)
        let question = try bench.asOf("2017-09-18")
        let old = try bench.profileText(question, of: Row.citizen)
        #expect(try bench.profileText(question, of: Row.younger) == old)
        #expect(try municipality(bench.asOf("2017-01-31"), of: Row.younger) == "0101")
        #expect(try municipality(bench.asOf("2017-02-01"), of: Row.citizen) == "0751")
        #expect(try bench.profile(question)["attributes"]?["origin"]?["value"]?.string == "danish")
        #expect(try bench.store.log.subjects(from: SubjectID(rawValue: 1), limit: 10) == [subject])
    }

    @Test(arguments: ["subject:0", "subject:", "subject:-1", "subject:x", "12", "", "cpr:12"])
    func `a name of a person that does not parse is refused`(name: String) throws {
        expect(.badInput) { try bench.subject(name) }
    }

    @Test func `a person on whom nothing is stored is unknown`() throws {
        try bench.take([Row.fact("cpr-81", "municipality", #""0101""#)])
        for name in ["subject:2", "subject:18446744073709551615", Row.third] {
            expect(.unknownSubject) { try bench.subject(name) }
        }
        expect(.unknownSubject) {
            try bench.store.profile(of: SubjectID(rawValue: 7), asOf: bench.asOf("2017-09-18"))
        }
    }
}
