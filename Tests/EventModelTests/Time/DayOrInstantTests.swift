import EventModel
import Testing

@Suite struct DayOrInstantTests {
    @Test func `a bare date is a day in Denmark`() throws {
        let day = try DayOrInstant(parsing: "2017-09-18")
        #expect(day == .day(try CalendarDate(parsing: "2017-09-18")))
        #expect(day.opening.description == "2017-09-17T22:00:00.000000Z")
        #expect(day.close.description == "2017-09-18T21:59:59.999999Z")
        #expect(day.description == "2017-09-18")
    }

    @Test func `an instant is itself at both ends`() throws {
        let moment = try DayOrInstant(parsing: "2017-09-18T12:00:00+02:00")
        #expect(moment.opening == moment.close)
        #expect(moment.description == "2017-09-18T10:00:00.000000Z")
    }

    @Test(arguments: [
        ("", TimeError.Code.notADayOrInstant), ("yesterday", .notADayOrInstant),
        ("18-09-2017", .notADayOrInstant), ("2017-09-18T00:00", .notADayOrInstant),
        ("2017-02-30", .noSuchDate), ("2017-09-18T00:00:00", .missingOffset),
        ("2016-12-31T23:59:60Z", .leapSecond),
    ])
    func `another text is refused with its reason`(text: String, expected: TimeError.Code) {
        let code = timeCode { () throws(TimeError) in _ = try DayOrInstant(parsing: text) }
        #expect(code == expected)
    }

    @Test func `a question without a time takes the default, and only then`() throws {
        let now = Instant(microseconds: 42)
        #expect(try TimeQuestion.parse(String?.none, default: now) == now)
        var asked = 0
        func clock() -> Instant {
            asked += 1
            return now
        }
        let close = try TimeQuestion.parse("2017-09-17", default: clock())
        #expect(close.description == "2017-09-17T21:59:59.999999Z")
        #expect(asked == 0)
        #expect(try TimeQuestion.parse(Array("2017-09-17".utf8).span) == close)
    }
}
