import JSON
import Testing

/// `as-of`: the shape of the answer, to the byte, and what the dates in a question mean.
@Suite struct AsOfCommandTests {
    /// A history with one of everything that a profile shows.
    static let history = [
        Line.fact("c-1", "birthDate", #""1962-08-01""#, effective: "1962-08-01"),
        Line.fact("c-2", "municipality", #""0101""#),
        Line.fact(
            "c-3",
            "municipality",
            #""0751""#,
            effective: "2017-09-18",
            registered: "2017-09-20T07:31:00.25Z"
        ),
        Line.employment("2017-06", "0.5"), Line.employment("2017-07", "1"),
        Line.submission("s-1", #"{"q2":"6m","q8":["ads","network"],"q6":{"state":"declined"}}"#),
        Line.fact("o-1", "origin", #""danish""#, source: "herkomst"),
        Line.dispute(
            of: "o-1",
            outcome: "accepted",
            registered: "2017-10-01T10:00:00+02:00",
            source: "herkomst"
        ),
    ]

    private static func ask(
        _ place: Workplace,
        _ arguments: String...,
        subject: String = "subject:1"
    ) throws -> JSONValue {
        try place.run(["as-of", "s", subject, "--format", "json"] + arguments)
            .expectSuccess().json()
    }

    private static func municipality(_ place: Workplace, _ arguments: String...) throws -> String? {
        try place.run(["as-of", "s", "subject:1", "--format", "json"] + arguments)
            .expectSuccess().json()["attributes"]?["municipality"]?["value"]?.string
    }

    @Test func `the answer has the documented members in the documented order`() throws {
        let place = try Workplace.withStore(holding: Self.history)
        let outcome = try place.run(
            "as-of",
            "s",
            "cpr:\(Line.citizen)",
            "--at",
            "2017-09-17",
            "--known",
            "2017-09-30",
            "--format",
            "json"
        ).expectSuccess()
        let fact = #""registered":"2016-05-03T06:00:00.000000Z","recorded":"…""#
        let month = #""registered":"2017-09-01T06:00:00.000000Z","recorded":"…""#
        func degree(_ value: String, _ period: String, _ from: String, _ position: Int) -> String {
            """
            {"value":\(value),"period":"\(period)","effective":"\(from)T22:00:00.000000Z",\
            \(month),"position":\(position),"source":"dream","id":"e-9996-\(period)"}
            """
        }
        let latest = degree("1", "2017-07", "2017-06-30", 4)
        #expect(
            outcome.output.withoutRecordedTimes == """
                {"subject":"subject:1","asOf":{"effective":"2017-09-17T21:59:59.999999Z",\
                "known":"2017-09-30T21:59:59.999999Z","clock":"registered"},"age":55,\
                "attributes":{"birthDate":{"value":"1962-08-01",\
                "effective":"1962-07-31T23:00:00.000000Z",\(fact),"position":0,"source":"cpr",\
                "id":"c-1"},"municipality":{"value":"0101",\
                "effective":"2016-04-30T22:00:00.000000Z",\(fact),"position":1,"source":"cpr",\
                "id":"c-2"},"origin":{"value":"danish","effective":"2016-04-30T22:00:00.000000Z",\
                \(fact),"position":6,"source":"herkomst","id":"o-1"},\
                "employment":\(latest.dropLast()),\
                "series":{"2017-06":\(degree("0.5", "2017-06", "2017-05-31", 3)),\
                "2017-07":\(latest)}}},\
                "submission":{"id":"s-1","form":"2015","targetGroup":"dagpenge",\
                "at":"2017-08-01T08:00:00.000000Z","recorded":"…","position":5,"source":"jobnet",\
                "answers":{"q2":{"value":"6m"},"q6":{"state":"declined"},\
                "q8":{"value":["ads","network"]}}},"model":{}}

                """
        )
    }

    @Test func `where nothing is known nothing is said`() throws {
        let place = try Workplace.withStore(holding: Self.history)
        let outcome = try place.run(
            "as-of",
            "s",
            "subject:1",
            "--at",
            "2017-09-17",
            "--known",
            "2014-01-01",
            "--format",
            "json"
        )
        #expect(
            outcome.expectSuccess().output == """
                {"subject":"subject:1","asOf":{"effective":"2017-09-17T21:59:59.999999Z",\
                "known":"2014-01-01T22:59:59.999999Z","clock":"registered"},"age":null,\
                "attributes":{},"submission":null,"model":{}}

                """
        )
    }

    @Test func `the table reads as people read`() throws {
        let place = try Workplace.withStore(holding: Self.history)
        let outcome = try place.run(
            "as-of",
            "s",
            "subject:1",
            "--at",
            "2017-09-18",
            "--known",
            "2017-09-30"
        ).expectSuccess()
        try Snapshot.expect(outcome.output, is: "as-of.txt")
    }

    @Test func `a bare date means the close of the day in Copenhagen, on either axis`() throws {
        let place = try Workplace.withStore(holding: Self.history)
        func at(_ time: String) throws -> String? {
            try Self.municipality(place, "--at", time, "--known", "2017-09-30")
        }
        #expect(try at("2017-09-17") == "0101")
        #expect(try at("2017-09-18") == "0751")
        #expect(try at("2017-09-17T23:59:59.999999+02:00") == "0101")
        #expect(try at("2017-09-18T00:00:00+02:00") == "0751")
        #expect(try at("2017-09-17T22:00:00Z") == "0751")
        func known(_ time: String) throws -> String? {
            try Self.municipality(place, "--at", "2017-09-30", "--known", time)
        }
        #expect(try known("2017-09-19") == "0101")
        #expect(try known("2017-09-20") == "0751")
        #expect(try known("2017-09-20T07:31:00.249999Z") == "0101")
        #expect(try known("2017-09-20T07:31:00.25Z") == "0751")
    }

    @Test func `the day of the change to winter time has 25 hours`() throws {
        let place = try Workplace.withStore(
            holding: [
                Line.fact("c-1", "sex", #""f""#, effective: "2017-10-29T00:00:00+02:00"),
                Line.fact("c-2", "dependants", "1", effective: "2017-10-29T02:30:00+02:00"),
                Line.fact("c-3", "dependants", "2", effective: "2017-10-29T02:30:00+01:00"),
                Line.fact("c-4", "municipality", #""0101""#, effective: "2017-10-30"),
            ].map { $0.replacing("2016-05-03T08:00:00+02:00", with: "2017-11-01T08:00:00+01:00") }
        )
        let close = try Self.ask(place, "--at", "2017-10-29")
        #expect(close["asOf"]?["effective"] == "2017-10-29T22:59:59.999999Z")
        #expect(close["attributes"]?["dependants"]?["value"] == 2)
        #expect(close["attributes"]?["municipality"] == nil)
        let first = try Self.ask(place, "--at", "2017-10-29T02:45:00+02:00")
        #expect(first["attributes"]?["dependants"]?["value"] == 1)
        let next = try Self.ask(place, "--at", "2017-10-30")
        #expect(
            next["attributes"]?["municipality"]?["effective"] == "2017-10-29T23:00:00.000000Z"
        )
    }

    @Test func `a log position says what was known at it`() throws {
        let place = try Workplace.withStore(holding: Self.history)
        let first = try Self.ask(place, "--at", "2017-09-30", "--known", "position:1")
        #expect(first["asOf"]?["known"] == 1)
        #expect(first["asOf"]?["clock"] == "position")
        #expect(first["attributes"]?["municipality"]?["value"] == "0101")
        #expect(first["submission"]?.isNull == true)
        let second = try Self.ask(
            place,
            "--at",
            "2017-09-30",
            "--known",
            "2",
            "--clock",
            "position"
        )
        #expect(second["attributes"]?["municipality"]?["value"] == "0751")
    }

    @Test func `the recorded clock is the store's own`() throws {
        let place = try Workplace.withStore(holding: Self.history)
        let before = try Self.ask(
            place,
            "--at",
            "2017-09-30",
            "--known",
            "2017-09-30",
            "--clock",
            "recorded"
        )
        #expect(before["attributes"]?.object?.isEmpty == true)
        #expect(before["asOf"]?["clock"] == "recorded")
        let now = try Self.ask(place, "--at", "2017-09-30", "--clock", "recorded")
        let moved = try #require(now["attributes"]?["municipality"])
        #expect(moved["value"] == "0751")
        // At the very microsecond it is known, one earlier it is not.
        let recorded = try #require(moved["recorded"]?.string)
        let then = try Self.ask(
            place,
            "--at",
            "2017-09-30",
            "--known",
            recorded,
            "--clock",
            "recorded"
        )
        #expect(then["attributes"]?["municipality"]?["value"] == "0751")
        #expect(then["submission"]?.isNull == true)
    }

    @Test func `data that is not to be used is shown only when asked for`() throws {
        let place = try Workplace.withStore(holding: Self.history)
        let without = try Self.ask(place, "--at", "2017-12-01")
        #expect(without["attributes"]?["origin"] == nil)
        #expect(without["asOf"]?["includesDisputed"] == nil)
        let with = try Self.ask(place, "--at", "2017-12-01", "--include-disputed")
        #expect(with["attributes"]?["origin"]?["value"] == "danish")
        #expect(with["attributes"]?["origin"]?["disputed"] == true)
        #expect(with["asOf"]?["includesDisputed"] == true)
    }

    @Test(arguments: [
        ("subject:2", "subject: the store holds nothing on this person"),
        ("subject:18446744073709551615", "subject: the store holds nothing on this person"),
        ("cpr:\(Line.other)", "subject: the store holds nothing on this person"),
        ("subject:0", "subject: `subject:` is followed by a whole number from 1"),
        ("subject:+1", "subject: `subject:` is followed by a whole number from 1"),
        ("subject:", "subject: `subject:` is followed by a whole number from 1"),
        ("subject:x", "subject: `subject:` is followed by a whole number from 1"),
        (Line.citizen, "subject: name a person as subject:12 or cpr:DDMMYYNNNN"),
    ])
    func `a person who is not stored, and what names nobody, are bad input`(
        subject: String,
        message: String
    ) throws {
        let place = try Workplace.withStore(holding: Self.history)
        try place.run("as-of", "s", subject, "--at", "2017-09-18").expectFailure(3, message)
    }

    @Test(arguments: [
        (["--at", "2017-02-29"], "at: the time is not a day of the calendar"),
        (["--at", "yesterday"], "at: the time is neither a date nor an instant"),
        (["--at", "2017-09-18T10:00:00"], "at: the time has no offset from UTC"),
        (["--at", Line.citizen], "at: the time is neither a date nor an instant"),
        (["--at", "2017-09-18", "--known", "later"], "known: the time is neither a date"),
        (["--at", "2017-09-18", "--clock", "position"], "known: the clock `position` needs"),
        (["--at", "2017-09-18", "--known", "position:-1"], "known: a log position is a whole"),
        (["--at", "2017-09-18", "--known", "position:+1"], "known: a log position is a whole"),
        (
            ["--at", "2017-09-18", "--known", "position:1", "--clock", "recorded"],
            "clock: a log position goes with the clock `position`"
        ),
    ])
    func `a time that does not parse is bad input`(times: [String], message: String) throws {
        let place = try Workplace.withStore(holding: Self.history)
        let outcome = try place.run(["as-of", "s", "subject:1"] + times).expect(3)
        #expect(outcome.errors.hasPrefix("error: \(message)"))
        #expect(outcome.output == "")
        #expect(!outcome.errors.contains(Line.citizen))
    }
}
