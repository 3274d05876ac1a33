/// A day of the proleptic Gregorian calendar, without a time of day or a place.
///
/// Stored as one day number, so comparing and counting days cost nothing; year, month and day are
/// worked out when asked for (a few nanoseconds). Texts and numbers are accepted for the years
/// 0001 to 9999; a day number may lie beyond, and then prints with a sign and six digits.
public struct CalendarDate: Hashable, Comparable, Sendable {
    /// Days since 1970-01-01, negative before.
    public let dayNumber: Int32

    /// Makes the day that lies `dayNumber` days after 1970-01-01.
    @inlinable
    public init(dayNumber: Int32) {
        self.dayNumber = dayNumber
    }

    /// Makes a day of the years 1 to 9999; throws `.yearOutOfRange` or `.noSuchDate`.
    public init(year: Int, month: Int, day: Int) throws(TimeError) {
        let civil = CivilDate(year: year, month: month, day: day)
        guard civil.isValid else {
            throw TimeError(year < 1 || year > 9999 ? .yearOutOfRange : .noSuchDate)
        }
        dayNumber = Int32(truncatingIfNeeded: civil.dayNumber)
    }

    /// The day nearest to a day number of any size.
    init(clamping dayNumber: Int) {
        self.dayNumber = Int32(clamping: dayNumber)
    }

    /// The earlier of two days is the smaller.
    @inlinable
    public static func < (left: CalendarDate, right: CalendarDate) -> Bool {
        left.dayNumber < right.dayNumber
    }
}

extension CalendarDate {
    var civil: CivilDate { CivilDate(dayNumber: Int(dayNumber)) }

    /// The year, in the count of the Gregorian calendar with a year 0.
    public var year: Int { civil.year }

    /// The month, from 1 to 12.
    public var month: Int { civil.month }

    /// The day of the month, from 1 to 31.
    public var day: Int { civil.day }

    /// Year, month and day at the price of one of them.
    public var components: (year: Int, month: Int, day: Int) {
        let civil = civil
        return (civil.year, civil.month, civil.day)
    }

    /// The day of the week.
    public var weekday: Weekday {
        // 1970-01-01 was a Thursday, three days after a Monday.
        let sinceMonday = (Int(dayNumber) + 3) - (Int(dayNumber) + 3).floorDivided(by: 7) * 7
        return Weekday.allCases[sinceMonday]
    }

    /// The day `days` later, or earlier if negative; stops at the first or last day number.
    public func adding(days: Int) -> CalendarDate {
        let (sum, overflow) = Int(dayNumber).addingReportingOverflow(days)
        return CalendarDate(clamping: overflow ? (days < 0 ? .min : .max) : sum)
    }

    /// The number of days from this day to `other`, negative if `other` is earlier.
    public func days(to other: CalendarDate) -> Int {
        Int(other.dayNumber) - Int(dayNumber)
    }
}

extension CalendarDate: CustomStringConvertible {
    /// Reads `YYYY-MM-DD` of the years 0001 to 9999, and nothing else.
    ///
    /// Throws `.notADate`, `.noSuchDate` or `.yearOutOfRange`. Allocates nothing.
    public static func parse(_ text: Span<UInt8>) throws(TimeError) -> CalendarDate {
        guard text.count == 10, let civil = CivilDate(prefixOf: text) else {
            throw TimeError(.notADate)
        }
        guard civil.isValid else {
            throw TimeError(civil.year == 0 ? .yearOutOfRange : .noSuchDate)
        }
        return CalendarDate(clamping: civil.dayNumber)
    }

    /// Reads `YYYY-MM-DD`, as `parse(_:)` does.
    public init(parsing text: some StringProtocol) throws(TimeError) {
        self = try Self.parse(String(text).utf8.span)
    }

    /// The date as `YYYY-MM-DD`.
    public var description: String {
        TimeText.string(capacity: TimeText.longestYear + 6) { out in
            civil.append(to: &out)
        }
    }

    /// Appends the date as `YYYY-MM-DD`, without making a string.
    public func appendDescription(to bytes: inout [UInt8]) {
        bytes.append(addingCapacity: TimeText.longestYear + 6) { out in
            civil.append(to: &out)
        }
    }
}

extension CivilDate {
    /// Reads the ten bytes `YYYY-MM-DD` at the start; the caller has checked that there are ten.
    ///
    /// Only the form is checked, not that the day exists.
    @inline(__always)
    init?(prefixOf text: Span<UInt8>) {
        let year = TimeText.number(text, at: 0, count: 4)
        let month = TimeText.number(text, at: 5, count: 2)
        let day = TimeText.number(text, at: 8, count: 2)
        guard year | month | day >= 0, text[4] == TimeText.dash, text[7] == TimeText.dash else {
            return nil
        }
        self.init(year: year, month: month, day: day)
    }

    @inline(__always)
    func append(to out: inout OutputSpan<UInt8>) {
        TimeText.appendYear(year, to: &out)
        out.append(TimeText.dash)
        TimeText.append2(month, to: &out)
        out.append(TimeText.dash)
        TimeText.append2(day, to: &out)
    }
}
