import EventModel
import Testing

@Suite struct CopenhagenTests {
    /// The lines of a vector as numbers.
    private func rows(_ text: String) -> [[Int]] {
        text.split(separator: "\n").map { line in
            line.split(separator: " ").compactMap { Int($0) }
        }
    }

    private func instant(second: Int, microsecond: Int = 0) -> Instant {
        Instant(microseconds: Int64(second * 1_000_000 + microsecond))
    }

    @Test func `the clock changes at the microsecond that zoneinfo says`() throws {
        let changes = rows(CopenhagenVectors.changes)
        #expect(changes.count == 259)
        for change in changes {
            let (second, before, after) = (change[0], change[1], change[2])
            try #require(
                Copenhagen.offsetSeconds(at: instant(second: second, microsecond: -1)) == before
            )
            try #require(Copenhagen.offsetSeconds(at: instant(second: second)) == after)
        }
    }

    @Test func `the clock stays as it is from one change to the next`() throws {
        let changes = rows(CopenhagenVectors.changes)
        for (change, next) in zip(changes, changes.dropFirst()) {
            for second in stride(from: change[0], to: next[0], by: 40_000) {
                try #require(Copenhagen.offsetSeconds(at: instant(second: second)) == change[2])
            }
        }
    }

    @Test func `every day from 1890 to 2100 opens and closes when zoneinfo says`() throws {
        var runs = rows(CopenhagenVectors.openings)[...]
        var shift = 0
        var previousClose: Instant?
        for number in CopenhagenVectors.days {
            if let run = runs.first, run[0] == number {
                shift = run[1]
                runs.removeFirst()
            }
            let day = CalendarDate(dayNumber: Int32(number))
            let opening = Copenhagen.opening(of: day)
            try #require(opening == instant(second: number * 86_400 + shift))
            if let previousClose {
                try #require(previousClose == opening.adding(microseconds: -1))
            }
            previousClose = Copenhagen.close(of: day)
            try #require(Copenhagen.date(at: opening) == day)
            try #require(Copenhagen.date(at: opening.adding(microseconds: -1)) < day)
        }
        #expect(runs.isEmpty)
    }

    @Test(arguments: [
        ("2017-09-18", "2017-09-17T22:00:00.000000Z", "2017-09-18T21:59:59.999999Z"),
        ("2017-10-29", "2017-10-28T22:00:00.000000Z", "2017-10-29T22:59:59.999999Z"),
        ("2017-03-26", "2017-03-25T23:00:00.000000Z", "2017-03-26T21:59:59.999999Z"),
        ("1940-05-15", "1940-05-14T23:00:00.000000Z", "1940-05-15T21:59:59.999999Z"),
        ("1916-05-15", "1916-05-14T22:00:00.000000Z", "1916-05-15T21:59:59.999999Z"),
        ("1894-01-01", "1893-12-31T23:09:40.000000Z", "1894-01-01T22:59:59.999999Z"),
        ("1893-12-31", "1893-12-30T23:09:40.000000Z", "1893-12-31T23:09:39.999999Z"),
        ("1850-06-01", "1850-05-31T23:09:40.000000Z", "1850-06-01T23:09:39.999999Z"),
    ])
    func `a day opens and closes by the wall clock`(day: String, opening: String, close: String)
        throws
    {
        let date = try CalendarDate(parsing: day)
        #expect(Copenhagen.opening(of: date).description == opening)
        #expect(Copenhagen.close(of: date).description == close)
    }

    @Test func `days and instants at the ends of time never trap`() {
        for number in [Int32.min, .min + 1, .max - 1, .max] {
            let day = CalendarDate(dayNumber: number)
            let end: Instant = number < 0 ? .distantPast : .distantFuture
            #expect(Copenhagen.opening(of: day) == end)
            #expect(Copenhagen.close(of: day) == end)
        }
        for instant in [Instant.distantPast, .distantFuture] {
            let day = Copenhagen.date(at: instant)
            #expect(Copenhagen.opening(of: day) <= instant)
            #expect(Copenhagen.close(of: day) >= instant)
        }
    }
}
