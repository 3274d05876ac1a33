/// Year, month and day of a day number in the proleptic Gregorian calendar, and back.
///
/// The year is taken to begin on 1 March, so that the leap day is its last. Then a month's first
/// day is (153 m + 2) / 5 for m counted from March, and the rest are divisions by 400, 100 and 4
/// years of 146,097, 36,524 and 1,461 days.
struct CivilDate {
    var year: Int
    var month: Int
    var day: Int

    /// Days from 1 March of year 0 to 1 January 1970.
    @inline(__always)
    private static var epoch: Int { 719_468 }

    @inline(__always)
    init(year: Int, month: Int, day: Int) {
        self.year = year
        self.month = month
        self.day = day
    }

    /// The date of a day, counted from 1970-01-01.
    @inline(__always)
    init(dayNumber: Int) {
        let shifted = dayNumber &+ Self.epoch
        let era = shifted.floorDivided(by: 146_097)
        let dayOfEra = shifted &- era &* 146_097
        let corrected = dayOfEra &- dayOfEra / 1_460 &+ dayOfEra / 36_524 &- dayOfEra / 146_096
        let yearOfEra = corrected / 365
        let dayOfYear = dayOfEra &- (365 &* yearOfEra &+ yearOfEra / 4 &- yearOfEra / 100)
        let marchMonth = (5 &* dayOfYear &+ 2) / 153
        day = dayOfYear &- (153 &* marchMonth &+ 2) / 5 &+ 1
        month = marchMonth < 10 ? marchMonth &+ 3 : marchMonth &- 9
        year = yearOfEra &+ era &* 400 &+ (month <= 2 ? 1 : 0)
    }

    /// Days since 1970-01-01; month and day must be valid.
    @inline(__always)
    var dayNumber: Int {
        let marchYear = month <= 2 ? year &- 1 : year
        let era = marchYear.floorDivided(by: 400)
        let yearOfEra = marchYear &- era &* 400
        let marchMonth = month > 2 ? month &- 3 : month &+ 9
        let dayOfYear = (153 &* marchMonth &+ 2) / 5 &+ day &- 1
        let dayOfEra = yearOfEra &* 365 &+ yearOfEra / 4 &- yearOfEra / 100 &+ dayOfYear
        return era &* 146_097 &+ dayOfEra &- Self.epoch
    }

    static func isLeap(_ year: Int) -> Bool {
        year & 3 == 0 && (year % 100 != 0 || year % 400 == 0)
    }

    /// The number of days of a month from 1 to 12.
    @inline(__always)
    static func dayCount(year: Int, month: Int) -> Int {
        if month == 2 {
            return isLeap(year) ? 29 : 28
        }
        return 30 &+ ((month &+ month >> 3) & 1)
    }

    /// Whether the calendar has this day, in a year from 1 to 9999.
    @inline(__always)
    var isValid: Bool {
        guard year >= 1, year <= 9999, month >= 1, month <= 12, day >= 1 else { return false }
        return day <= 28 || day <= Self.dayCount(year: year, month: month)
    }
}
