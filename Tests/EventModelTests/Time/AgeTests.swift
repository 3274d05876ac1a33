import EventModel
import Testing

@Suite struct AgeTests {
    private func date(_ text: String) throws -> CalendarDate { try CalendarDate(parsing: text) }

    @Test(arguments: [
        ("1977-09-18", "2017-09-17", 39), ("1977-09-18", "2017-09-18", 40),
        ("1977-09-18", "2017-09-19", 40), ("1977-09-18", "1977-09-18", 0),
        ("1977-12-31", "1978-01-01", 0), ("1996-02-29", "2017-02-28", 20),
        ("1996-02-29", "2017-03-01", 21), ("1996-02-29", "2016-02-28", 19),
        ("1996-02-29", "2016-02-29", 20), ("1996-03-01", "2016-02-29", 19),
    ])
    func `a year of age is complete on the birthday`(birth: String, day: String, years: Int) throws
    {
        #expect(try Age.wholeYears(bornOn: date(birth), on: date(day)) == years)
    }

    @Test func `there is no age before the birth`() throws {
        let birth = try date("1977-09-18")
        let eve = try date("1977-09-17")
        #expect(Age.wholeYears(bornOn: birth, on: eve) == nil)
        #expect(Age.exactYears(bornOn: birth, on: eve) == nil)
    }

    @Test(arguments: [
        ("1977-09-18", "2017-09-18", 40.0), ("1977-09-18", "2017-09-17", 39.0 + 364.0 / 365.0),
        ("1977-09-18", "2016-09-17", 38.0 + 365.0 / 366.0), ("1977-09-18", "1977-09-18", 0.0),
        ("1996-02-29", "2017-02-28", 20.0 + 365.0 / 366.0), ("1996-02-29", "2017-03-01", 21.0),
        ("1996-02-29", "2015-03-02", 19.0 + 1.0 / 365.0),
    ])
    func `the exact age adds the part of the running year`(birth: String, day: String, age: Double)
        throws
    {
        #expect(try Age.exactYears(bornOn: date(birth), on: date(day)) == age)
    }

    @Test func `whole years follow a count of birthdays, day by day`() throws {
        for text in ["1996-02-28", "1996-02-29", "1996-03-01", "1999-12-31", "2000-01-01"] {
            let birth = try date(text)
            var years = 0
            var day = birth
            var last = 0.0
            for _ in 0..<4_000 {
                let (year, month, dayOfMonth) = day.components
                let isLeap = CountedDay.isLeap(year)
                let isMoved = birth.month == 2 && birth.day == 29 && !isLeap
                let birthday = isMoved ? (3, 1) : (birth.month, birth.day)
                if day > birth, (month, dayOfMonth) == birthday { years += 1 }
                try #require(Age.wholeYears(bornOn: birth, on: day) == years)
                let exact = try #require(Age.exactYears(bornOn: birth, on: day))
                try #require(exact >= last && exact.rounded(.down) == Double(years))
                last = exact
                day = day.adding(days: 1)
            }
        }
    }

    @Test func `ages over millions of years never trap`() {
        let (first, last) = (CalendarDate(dayNumber: .min), CalendarDate(dayNumber: .max))
        #expect(Age.wholeYears(bornOn: first, on: last) == 11_759_221)
        #expect(Age.exactYears(bornOn: first, on: last) != nil)
    }
}
