import EventModel
import Testing

@Suite struct ISOWeekTests {
    @Test func `every week from 1595 to 2405 has the number of a count`() throws {
        var counted = CountedDay()
        counted.advance(toYear: 1595)
        while (counted.number + 719_162) % 7 != 0 {
            counted.advance()
        }
        // The first whole week of 1595; its Thursday tells the year, and week 1 has 4 January.
        var week = counted.day <= 4 ? 1 : 2
        var year = 1595
        while counted.year < 2406 {
            let monday = CalendarDate(dayNumber: Int32(counted.number))
            var thursday = counted
            for _ in 0..<3 { thursday.advance() }
            if thursday.year != year {
                year = thursday.year
                week = 1
            }
            let made = try ISOWeek(year: year, week: week)
            try #require(made.firstDay == monday)
            try #require(made.year == year && made.week == week)
            for day in 0..<7 {
                try #require(ISOWeek.containing(monday.adding(days: day)) == made)
            }
            try #require(made.lastDay == monday.adding(days: 6))
            try #require(made.lastDay.weekday == .sunday)
            for _ in 0..<7 { counted.advance() }
            week += 1
        }
    }

    @Test(arguments: [
        ("2005-01-01", "2004-W53"), ("2005-01-02", "2004-W53"), ("2005-12-31", "2005-W52"),
        ("2007-01-01", "2007-W01"), ("2008-12-28", "2008-W52"), ("2008-12-29", "2009-W01"),
        ("2009-12-31", "2009-W53"), ("2010-01-03", "2009-W53"), ("2010-01-04", "2010-W01"),
        ("2015-12-28", "2015-W53"), ("2016-01-03", "2015-W53"), ("2016-01-04", "2016-W01"),
        ("2017-09-17", "2017-W37"), ("2017-09-18", "2017-W38"), ("1970-01-01", "1970-W01"),
        ("2020-12-31", "2020-W53"), ("2021-01-03", "2020-W53"),
    ])
    func `days around New Year fall in the weeks that calendars print`(day: String, week: String)
        throws
    {
        #expect(ISOWeek.containing(try CalendarDate(parsing: day)).description == week)
    }

    @Test func `exactly the long years have a week 53`() {
        let long = (2000...2060).filter { year in
            timeCode { () throws(TimeError) in _ = try ISOWeek(year: year, week: 53) } == nil
        }
        #expect(long == [2004, 2009, 2015, 2020, 2026, 2032, 2037, 2043, 2048, 2054, 2060])
    }

    @Test(arguments: [
        ("2014-W53", TimeError.Code.noSuchWeek), ("2015-W54", .noSuchWeek),
        ("2015-W00", .noSuchWeek), ("0000-W01", .yearOutOfRange), ("2015-53", .notAWeek),
        ("2015W53", .notAWeek), ("2015-w53", .notAWeek), ("2015-W5", .notAWeek),
        ("2015-W533", .notAWeek), ("2015-W5x", .notAWeek), ("", .notAWeek),
    ])
    func `another text is refused with its reason`(text: String, expected: TimeError.Code) {
        let code = timeCode { () throws(TimeError) in _ = try ISOWeek(parsing: text) }
        #expect(code == expected)
    }

    @Test func `a week prints as it is read`() throws {
        let first = try ISOWeek(parsing: "0001-W01").ordinal
        let last = try ISOWeek(parsing: "9999-W52").ordinal
        for ordinal in stride(from: first, through: last, by: 11) {
            let week = ISOWeek(ordinal: ordinal)
            try #require(try ISOWeek(parsing: week.description) == week)
        }
        #expect(ISOWeek(ordinal: 0).firstDay.description == "1969-12-29")
        #expect(try ISOWeek(parsing: "2015-W53").adding(weeks: 1).description == "2016-W01")
        #expect(try ISOWeek(parsing: "2015-W53") < ISOWeek(parsing: "2016-W01"))
    }

    @Test func `weeks millions of years off never trap`() {
        for ordinal in [Int32.min, .min + 1, -1, .max - 1, .max] {
            let week = ISOWeek(ordinal: ordinal)
            #expect((1...53).contains(week.week))
            #expect(!week.description.isEmpty)
            #expect(week.firstDay <= week.lastDay)
        }
        for number in [Int32.min, .max] {
            #expect((1...53).contains(ISOWeek.containing(CalendarDate(dayNumber: number)).week))
        }
        #expect(ISOWeek(ordinal: .max).adding(weeks: .max).ordinal == .max)
    }
}
