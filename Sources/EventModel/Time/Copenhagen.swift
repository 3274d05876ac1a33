/// The wall clock of Denmark, Europe/Copenhagen, from rules and a table of its own.
///
/// No time-zone library is asked, so the same question gives the same answer on every machine,
/// for ever. The rules are those of the tz database: local mean time until 1894, the summer times
/// of 1916, 1940 to 1948 and 1980, and from 1981 the European rule, on and off at 01:00 UTC on the
/// last Sunday of March and of September (from 1996: October). The European rule is taken to go on.
public enum Copenhagen {
    /// The first moment of a day by the wall clock; the ends of time for days beyond them.
    ///
    /// On 15 May 1940 it is 01:00, because midnight was skipped.
    public static func opening(of date: CalendarDate) -> Instant {
        Instant(clampingSeconds: openingSeconds(of: Int(date.dayNumber)))
    }

    /// The last microsecond of a day by the wall clock: one before the next day's opening.
    public static func close(of date: CalendarDate) -> Instant {
        let next = Instant(clampingSeconds: openingSeconds(of: Int(date.dayNumber) + 1))
        return next == .distantFuture ? next : next.adding(microseconds: -1)
    }

    /// The day that the wall clock shows at a moment.
    public static func date(at instant: Instant) -> CalendarDate {
        let seconds = instant.secondsRoundedDown
        return CalendarDate(
            clamping: (seconds + offsetSeconds(atSecond: seconds)).floorDivided(by: 86_400)
        )
    }

    /// How many seconds the wall clock is ahead of UTC at a moment.
    public static func offsetSeconds(at instant: Instant) -> Int {
        offsetSeconds(atSecond: instant.secondsRoundedDown)
    }

    /// The first second of a day: midnight by the offset that held two hours before it.
    ///
    /// The clock was never more than two hours ahead, and in those two hours it was only ever set
    /// at the very moment of midnight, forward, so that the day still begins there.
    private static func openingSeconds(of dayNumber: Int) -> Int {
        let midnight = dayNumber * 86_400
        return midnight - offsetSeconds(atSecond: midnight - 7_200)
    }
}

extension Copenhagen {
    /// The offset at a second since 1970.
    private static func offsetSeconds(atSecond seconds: Int) -> Int {
        guard seconds >= firstSecondOf1980 else { return offsetFromTable(atSecond: seconds) }
        let day = seconds.floorDivided(by: 86_400)
        let civil = CivilDate(dayNumber: day)
        let (begin, end): (Int, Int)
        if civil.year == 1980 {
            (begin, end) = (323_830_800, 338_950_800)
        } else {
            begin = lastSunday(year: civil.year, month: 3) * 86_400 + 3_600
            let endMonth = civil.year < 1996 ? 9 : 10
            let lastDay = lastSunday(year: civil.year, month: endMonth)
            end = lastDay * 86_400 + 3_600
        }
        return seconds >= begin && seconds < end ? 7_200 : 3_600
    }

    /// The day number of the last Sunday of March, September or October.
    @inline(__always)
    private static func lastSunday(year: Int, month: Int) -> Int {
        let last = CivilDate(year: year, month: month, day: month == 9 ? 30 : 31).dayNumber
        // Day 3 was a Sunday.
        let sinceSunday = (last &- 3) &- (last &- 3).floorDivided(by: 7) &* 7
        return last &- sinceSunday
    }

    private static func offsetFromTable(atSecond seconds: Int) -> Int {
        var low = 0
        var high = changesBefore1980.count
        while low < high {
            let middle = (low + high) / 2
            if changesBefore1980[middle].second <= seconds {
                low = middle + 1
            } else {
                high = middle
            }
        }
        return low == 0 ? localMeanTime : changesBefore1980[low - 1].offset
    }

    /// 1980-01-01T00:00:00Z.
    private static var firstSecondOf1980: Int { 315_532_800 }

    /// Copenhagen lies 12 degrees 35 minutes east, which is 50 minutes and 20 seconds.
    private static var localMeanTime: Int { 3_020 }

    /// Every change of the clock before 1980, with the offset from there on.
    private static let changesBefore1980: [(second: Int, offset: Int)] = [
        (-2_398_294_220, 3_600),  // 1893-12-31T23:09:40Z: Central European Time
        (-1_692_496_800, 7_200),  // 1916-05-14T22:00:00Z
        (-1_680_490_800, 3_600),  // 1916-09-30T21:00:00Z
        (-935_110_800, 7_200),  // 1940-05-14T23:00:00Z
        (-857_257_200, 3_600),  // 1942-11-02T01:00:00Z
        (-844_556_400, 7_200),  // 1943-03-29T01:00:00Z
        (-828_226_800, 3_600),  // 1943-10-04T01:00:00Z
        (-812_502_000, 7_200),  // 1944-04-03T01:00:00Z
        (-796_777_200, 3_600),  // 1944-10-02T01:00:00Z
        (-781_052_400, 7_200),  // 1945-04-02T01:00:00Z
        (-769_388_400, 3_600),  // 1945-08-15T01:00:00Z
        (-747_010_800, 7_200),  // 1946-05-01T01:00:00Z
        (-736_383_600, 3_600),  // 1946-09-01T01:00:00Z
        (-715_215_600, 7_200),  // 1947-05-04T01:00:00Z
        (-706_748_400, 3_600),  // 1947-08-10T01:00:00Z
        (-683_161_200, 7_200),  // 1948-05-09T01:00:00Z
        (-675_298_800, 3_600),  // 1948-08-08T01:00:00Z
    ]
}
