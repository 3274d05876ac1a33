import EventModel
import Testing

@Suite struct CalendarMonthTests {
    @Test func `every month from year 1 to 9999 follows the one before`() throws {
        var ordinal = try CalendarMonth(year: 1, month: 1).ordinal
        #expect(ordinal == 12)
        for year in 1...9999 {
            for month in 1...12 {
                let made = try CalendarMonth(year: year, month: month)
                try #require(made.ordinal == ordinal)
                try #require(made.year == year && made.month == month)
                ordinal += 1
            }
        }
    }

    @Test func `a month holds its first and its last day and not their neighbours`() throws {
        for year in [1, 1900, 2000, 2015, 2016, 2017, 9998] {
            for month in 1...12 {
                let made = try CalendarMonth(year: year, month: month)
                #expect(made.firstDay.components == (year, month, 1))
                #expect(made.lastDay.day == CountedDay.length(year: year, month: month))
                #expect(CalendarMonth.containing(made.firstDay) == made)
                #expect(CalendarMonth.containing(made.lastDay) == made)
                #expect(CalendarMonth.containing(made.firstDay.adding(days: -1)) < made)
                #expect(CalendarMonth.containing(made.lastDay.adding(days: 1)) > made)
            }
        }
    }

    @Test func `a month prints as it is read`() throws {
        for ordinal in Int32(12)..<Int32(120_000) where ordinal % 7 == 0 {
            let month = CalendarMonth(ordinal: ordinal)
            try #require(try CalendarMonth(parsing: month.description) == month)
        }
        let march = try CalendarMonth(parsing: "2017-03")
        #expect(march.description == "2017-03")
        #expect(march.adding(months: -36).description == "2014-03")
        #expect(march.adding(months: 10).description == "2018-01")
    }

    @Test(arguments: [
        ("", TimeError.Code.notAMonth), ("2017", .notAMonth), ("2017-3", .notAMonth),
        ("2017-030", .notAMonth), ("2017/03", .notAMonth), ("2017-W3", .notAMonth),
        ("2017-00", .noSuchMonth), ("2017-13", .noSuchMonth), ("0000-01", .yearOutOfRange),
    ])
    func `another text is refused with its reason`(text: String, expected: TimeError.Code) {
        let code = timeCode { () throws(TimeError) in _ = try CalendarMonth(parsing: text) }
        #expect(code == expected)
    }

    @Test func `months millions of years off never trap`() {
        for ordinal in [Int32.min, .min + 1, -1, 0, .max - 1, .max] {
            let month = CalendarMonth(ordinal: ordinal)
            #expect((1...12).contains(month.month))
            #expect(!month.description.isEmpty)
            #expect(month.firstDay <= month.lastDay)
        }
        #expect(CalendarMonth(ordinal: .max).adding(months: 1).ordinal == .max)
        #expect(CalendarMonth(ordinal: .min).adding(months: .min).ordinal == .min)
    }
}
