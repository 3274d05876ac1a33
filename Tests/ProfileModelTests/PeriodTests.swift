import EventModel
import ProfileModel
import Testing

struct PeriodTests {
    @Test(arguments: [
        ("2016-01-03", "2015-W53", "2016-01"), ("2016-01-04", "2016-W01", "2016-01"),
        ("2017-12-31", "2017-W52", "2017-12"), ("2018-12-31", "2019-W01", "2018-12"),
        ("1969-12-31", "1970-W01", "1969-12"),
    ])
    func `a day lies in its week and its month`(
        day: String,
        week: String,
        month: String
    ) throws {
        let date = try CalendarDate(parsing: day)
        #expect(Period.containing(date, .week).description == week)
        #expect(Period.containing(date, .month).description == month)
        #expect(try Period(parsing: week) == Period.containing(date, .week))
        #expect(try Period(parsing: month) == Period.containing(date, .month))
    }

    @Test func `every day of thirty years lies between the ends of its periods`() {
        for dayNumber in 14_000..<25_000 as Range<Int32> {
            let day = CalendarDate(dayNumber: dayNumber)
            for granularity in Period.Granularity.allCases {
                let period = Period.containing(day, granularity)
                #expect(period.firstDay <= day && day <= period.lastDay)
                #expect(Period.containing(period.firstDay, granularity) == period)
                #expect(period.adding(1).firstDay == period.lastDay.adding(days: 1))
            }
        }
    }

    @Test func `a moment lies in the period of Copenhagen's day`() throws {
        let before = EffectiveTime(try Instant(parsing: "2017-09-30T21:59:59Z"))
        let after = EffectiveTime(try Instant(parsing: "2017-09-30T22:00:00Z"))
        #expect(Period.containing(before, .month).description == "2017-09")
        #expect(Period.containing(after, .month).description == "2017-10")
    }

    @Test(arguments: [
        "", "2017", "2017-13", "2017-W53", "2017-w01", "2017-W1", "2017-3", "W01-2017",
    ])
    func `what is neither a week nor a month is refused`(text: String) {
        #expect(throws: TimeError.self) { try Period(parsing: text) }
    }

    @Test func `weeks stand before months, and each in the order of time`() throws {
        let ordered = try ["2015-W53", "2016-W01", "2015-12", "2016-01"].map {
            try Period(parsing: $0)
        }
        #expect(ordered.reversed().sorted() == ordered)
    }

    @Test func `counting on stops at the ends`() {
        let last = Period(granularity: .week, ordinal: .max)
        #expect(last.adding(1) == last)
        #expect(Period(granularity: .week, ordinal: .min).adding(-1).ordinal == .min)
    }
}
