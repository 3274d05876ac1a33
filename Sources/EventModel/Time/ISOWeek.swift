/// A week of ISO 8601, from Monday to Sunday, the period of a weekly series.
///
/// A week belongs to the year that its Thursday lies in; week 1 holds the year's first Thursday.
/// So a year has 52 weeks, or 53 if it begins or ends on a Thursday.
public struct ISOWeek: Hashable, Comparable, Sendable {
    /// Weeks since the one that begins on Monday 1969-12-29: consecutive weeks, consecutive
    /// ordinals.
    public let ordinal: Int32

    /// Makes the week with an ordinal.
    @inlinable
    public init(ordinal: Int32) {
        self.ordinal = ordinal
    }

    /// Makes a week of a week-year from 1 to 9999; throws `.yearOutOfRange` or `.noSuchWeek`.
    public init(year: Int, week: Int) throws(TimeError) {
        guard year >= 1, year <= 9999 else { throw TimeError(.yearOutOfRange) }
        guard week >= 1, week <= Self.weekCount(year: year) else { throw TimeError(.noSuchWeek) }
        ordinal = Int32(truncatingIfNeeded: Self.firstOrdinal(year: year) + week - 1)
    }

    /// The week that a day lies in.
    public static func containing(_ date: CalendarDate) -> ISOWeek {
        ISOWeek(ordinal: Int32(truncatingIfNeeded: ordinal(of: Int(date.dayNumber))))
    }

    /// The earlier of two weeks is the smaller.
    @inlinable
    public static func < (left: ISOWeek, right: ISOWeek) -> Bool {
        left.ordinal < right.ordinal
    }

    /// Day 0 was a Thursday, so week `ordinal` has its Thursday on day `ordinal * 7`.
    private static func ordinal(of dayNumber: Int) -> Int {
        (dayNumber + 3).floorDivided(by: 7)
    }

    /// The ordinal of week 1, which is the week of 4 January.
    private static func firstOrdinal(year: Int) -> Int {
        ordinal(of: CivilDate(year: year, month: 1, day: 4).dayNumber)
    }

    /// How many weeks a week-year has: 52 or 53.
    static func weekCount(year: Int) -> Int {
        firstOrdinal(year: year + 1) - firstOrdinal(year: year)
    }
}

extension ISOWeek {
    /// The week-year, which differs from the calendar year on up to three days at either end.
    public var year: Int { CivilDate(dayNumber: Int(ordinal) * 7).year }

    /// The number of the week in its week-year, from 1 to 53.
    public var week: Int { Int(ordinal) - Self.firstOrdinal(year: year) + 1 }

    /// The Monday; the nearest representable day for weeks millions of years off.
    public var firstDay: CalendarDate { CalendarDate(clamping: Int(ordinal) * 7 - 3) }

    /// The Sunday.
    public var lastDay: CalendarDate { CalendarDate(clamping: Int(ordinal) * 7 + 3) }

    /// The week `weeks` later, or earlier if negative; stops at the first or last ordinal.
    public func adding(weeks: Int) -> ISOWeek {
        let (sum, overflow) = Int(ordinal).addingReportingOverflow(weeks)
        let clamped = overflow ? (weeks < 0 ? Int.min : Int.max) : sum
        return ISOWeek(ordinal: Int32(clamping: clamped))
    }
}

extension ISOWeek: CustomStringConvertible {
    /// Reads `YYYY-Www` of the week-years 0001 to 9999, and nothing else.
    ///
    /// Throws `.notAWeek`, `.noSuchWeek` or `.yearOutOfRange`. Allocates nothing.
    public static func parse(_ text: Span<UInt8>) throws(TimeError) -> ISOWeek {
        guard text.count == 8, text[4] == TimeText.dash, text[5] == UInt8(ascii: "W") else {
            throw TimeError(.notAWeek)
        }
        let year = TimeText.number(text, at: 0, count: 4)
        let week = TimeText.number(text, at: 6, count: 2)
        guard year | week >= 0 else { throw TimeError(.notAWeek) }
        return try ISOWeek(year: year, week: week)
    }

    /// Reads `YYYY-Www`, as `parse(_:)` does.
    public init(parsing text: some StringProtocol) throws(TimeError) {
        self = try Self.parse(String(text).utf8.span)
    }

    /// The week as `YYYY-Www`.
    public var description: String {
        TimeText.string(capacity: Self.longestDescription) { append(to: &$0) }
    }

    /// Appends the week as `YYYY-Www`, without making a string.
    public func appendDescription(to bytes: inout [UInt8]) {
        bytes.append(addingCapacity: Self.longestDescription) { append(to: &$0) }
    }

    private static var longestDescription: Int { TimeText.longestYear + 4 }

    private func append(to out: inout OutputSpan<UInt8>) {
        TimeText.appendYear(year, to: &out)
        out.append(TimeText.dash)
        out.append(UInt8(ascii: "W"))
        TimeText.append2(week, to: &out)
    }
}
