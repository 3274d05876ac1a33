/// A month of the proleptic Gregorian calendar, the period of a monthly series.
public struct CalendarMonth: Hashable, Comparable, Sendable {
    /// `year * 12 + month - 1`: consecutive months have consecutive ordinals.
    public let ordinal: Int32

    /// Makes the month with an ordinal.
    @inlinable
    public init(ordinal: Int32) {
        self.ordinal = ordinal
    }

    /// Makes a month of the years 1 to 9999; throws `.yearOutOfRange` or `.noSuchMonth`.
    public init(year: Int, month: Int) throws(TimeError) {
        guard year >= 1, year <= 9999 else { throw TimeError(.yearOutOfRange) }
        guard month >= 1, month <= 12 else { throw TimeError(.noSuchMonth) }
        ordinal = Int32(truncatingIfNeeded: year * 12 + month - 1)
    }

    /// The month that a day lies in.
    public static func containing(_ date: CalendarDate) -> CalendarMonth {
        let civil = date.civil
        return CalendarMonth(ordinal: Int32(clamping: civil.year * 12 + civil.month - 1))
    }

    /// The earlier of two months is the smaller.
    @inlinable
    public static func < (left: CalendarMonth, right: CalendarMonth) -> Bool {
        left.ordinal < right.ordinal
    }
}

extension CalendarMonth {
    /// The year, in the count of the Gregorian calendar with a year 0.
    public var year: Int { Int(ordinal).floorDivided(by: 12) }

    /// The month, from 1 to 12.
    public var month: Int { Int(ordinal) - year * 12 + 1 }

    /// The first day of the month; the nearest representable day for months millions of years off.
    public var firstDay: CalendarDate {
        CalendarDate(clamping: CivilDate(year: year, month: month, day: 1).dayNumber)
    }

    /// The last day of the month; the nearest representable day for months millions of years off.
    public var lastDay: CalendarDate {
        let day = CivilDate.dayCount(year: year, month: month)
        return CalendarDate(clamping: CivilDate(year: year, month: month, day: day).dayNumber)
    }

    /// The month `months` later, or earlier if negative; stops at the first or last ordinal.
    public func adding(months: Int) -> CalendarMonth {
        let (sum, overflow) = Int(ordinal).addingReportingOverflow(months)
        let clamped = overflow ? (months < 0 ? Int.min : Int.max) : sum
        return CalendarMonth(ordinal: Int32(clamping: clamped))
    }
}

extension CalendarMonth: CustomStringConvertible {
    /// Reads `YYYY-MM` of the years 0001 to 9999, and nothing else.
    ///
    /// Throws `.notAMonth`, `.noSuchMonth` or `.yearOutOfRange`. Allocates nothing.
    public static func parse(_ text: Span<UInt8>) throws(TimeError) -> CalendarMonth {
        guard text.count == 7, text[4] == TimeText.dash else { throw TimeError(.notAMonth) }
        let year = TimeText.number(text, at: 0, count: 4)
        let month = TimeText.number(text, at: 5, count: 2)
        guard year | month >= 0 else { throw TimeError(.notAMonth) }
        return try CalendarMonth(year: year, month: month)
    }

    /// Reads `YYYY-MM`, as `parse(_:)` does.
    public init(parsing text: some StringProtocol) throws(TimeError) {
        self = try Self.parse(String(text).utf8.span)
    }

    /// The month as `YYYY-MM`.
    public var description: String {
        TimeText.string(capacity: Self.longestDescription) { append(to: &$0) }
    }

    /// Appends the month as `YYYY-MM`, without making a string.
    public func appendDescription(to bytes: inout [UInt8]) {
        bytes.append(addingCapacity: Self.longestDescription) { append(to: &$0) }
    }

    private static var longestDescription: Int { TimeText.longestYear + 3 }

    private func append(to out: inout OutputSpan<UInt8>) {
        TimeText.appendYear(year, to: &out)
        out.append(TimeText.dash)
        TimeText.append2(month, to: &out)
    }
}
