import EventModel
import Testing

@Suite struct CalendarDateTests {
    @Test func `every day from 1595 to 2405 has the number, the parts and the weekday of a count`()
        throws
    {
        var counted = CountedDay()
        counted.advance(toYear: 1595)
        while counted.year < 2406 {
            let date = CalendarDate(dayNumber: Int32(counted.number))
            guard date.components == (counted.year, counted.month, counted.day) else {
                Issue.record("day \(counted.number) is \(date)")
                return
            }
            let made = try CalendarDate(
                year: counted.year,
                month: counted.month,
                day: counted.day
            )
            guard made == date, date.weekday.rawValue == (counted.number + 719_162) % 7 + 1 else {
                Issue.record("\(date) is \(date.weekday)")
                return
            }
            counted.advance()
        }
    }

    @Test func `every year from 1 to 9999 begins on the day of a count`() throws {
        var counted = CountedDay()
        for year in 1...9999 {
            counted.advance(toYear: year)
            let date = try CalendarDate(year: year, month: 1, day: 1)
            try #require(date.dayNumber == counted.number)
            let eve = date.adding(days: -1)
            try #require(eve.components == (year - 1, 12, 31))
            let marchFirst = try CalendarDate(year: year, month: 3, day: 1)
            let lastOfFebruary = CountedDay.length(year: year, month: 2)
            try #require(marchFirst.adding(days: -1).day == lastOfFebruary)
        }
    }

    @Test func `exactly the days of the calendar are accepted`() {
        for year in [1, 4, 100, 400, 1900, 2000, 2015, 2016, 2100, 9999] {
            for month in -1...14 {
                for day in -1...33 {
                    let exists =
                        (1...12).contains(month)
                        && (1...CountedDay.length(year: year, month: min(max(month, 1), 12)))
                            .contains(day)
                    let code = timeCode { () throws(TimeError) in
                        _ = try CalendarDate(year: year, month: month, day: day)
                    }
                    #expect(code == (exists ? nil : .noSuchDate))
                }
            }
        }
    }

    @Test(arguments: [Int.min, -1, 0, 10_000, Int.max])
    func `a year outside 1 to 9999 is refused`(year: Int) {
        let code = timeCode { () throws(TimeError) in
            _ = try CalendarDate(year: year, month: 1, day: 1)
        }
        #expect(code == .yearOutOfRange)
    }

    @Test func `a date prints as it is read`() throws {
        for number in stride(from: -719_162, through: 2_932_896, by: 97) {
            let date = CalendarDate(dayNumber: Int32(number))
            let text = date.description
            try #require(text.utf8.count == 10)
            try #require(try CalendarDate(parsing: text) == date)
        }
        #expect(CalendarDate(dayNumber: 0).description == "1970-01-01")
        #expect(try CalendarDate(parsing: "2017-09-18").components == (2017, 9, 18))
    }

    @Test(arguments: [
        "", "2017", "2017-09", "2017-9-18", "2017-09-1", "2017-09-180", "2017/09/18", "18-09-2017",
        " 2017-09-18", "2017-09-18 ", "+017-09-18", "2017-0９-18", "2017-09-1x", "２０１７-09-18",
    ])
    func `a text of another form is not a date`(text: String) {
        let code = timeCode { () throws(TimeError) in _ = try CalendarDate(parsing: text) }
        #expect(code == .notADate)
    }

    @Test(arguments: [
        ("2017-02-29", TimeError.Code.noSuchDate), ("2017-00-01", .noSuchDate),
        ("2017-13-01", .noSuchDate), ("2017-04-31", .noSuchDate), ("2017-01-00", .noSuchDate),
        ("1900-02-29", .noSuchDate), ("0000-01-01", .yearOutOfRange),
    ])
    func `a day that does not exist is refused with its reason`(
        text: String,
        expected: TimeError.Code
    ) {
        let code = timeCode { () throws(TimeError) in _ = try CalendarDate(parsing: text) }
        #expect(code == expected)
    }

    @Test func `days add, subtract and stop at the ends`() throws {
        let date = try CalendarDate(parsing: "2016-02-28")
        #expect(date.adding(days: 1).description == "2016-02-29")
        #expect(date.adding(days: 2).description == "2016-03-01")
        #expect(date.adding(days: 2).days(to: date) == -2)
        let last = CalendarDate(dayNumber: .max)
        let first = CalendarDate(dayNumber: .min)
        #expect(last.adding(days: 1) == last)
        #expect(first.adding(days: -1) == first)
        #expect(date.adding(days: .max) == last)
        #expect(date.adding(days: .min) == first)
        #expect(first < date && date < last)
    }

    @Test func `days millions of years off print with a sign and are not read back`() {
        #expect(CalendarDate(dayNumber: .max).description == "+5881580-07-11")
        #expect(CalendarDate(dayNumber: .min).description == "-5877641-06-23")
        #expect(CalendarDate(dayNumber: 2_932_897).description == "+010000-01-01")
        #expect(CalendarDate(dayNumber: -719_163).description == "0000-12-31")
        #expect(CalendarDate(dayNumber: -719_529).description == "-000001-12-31")
    }
}
