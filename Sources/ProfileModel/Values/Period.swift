public import EventModel

/// The week or month that one value of a series is about.
public struct Period: Hashable, Sendable {
    /// How long a period of a series is.
    public enum Granularity: UInt8, Hashable, Sendable, CaseIterable {
        /// A week of ISO 8601.
        case week = 1
        /// A month of the calendar.
        case month = 2

        /// The name in feeds and JSON.
        public var name: String { self == .week ? "week" : "month" }

        /// Finds a granularity by its name.
        public init?(named name: String) {
            guard let found = Self.allCases.first(where: { $0.name == name }) else { return nil }
            self = found
        }
    }

    /// How long the period is.
    public let granularity: Granularity
    /// Its number among the periods of its length: `ISOWeek.ordinal` or `CalendarMonth.ordinal`.
    public let ordinal: Int32

    /// Names the period of this length with this number.
    @inlinable
    public init(granularity: Granularity, ordinal: Int32) {
        self.granularity = granularity
        self.ordinal = ordinal
    }

    /// The period of a week.
    @inlinable
    public init(_ week: ISOWeek) {
        self.init(granularity: .week, ordinal: week.ordinal)
    }

    /// The period of a month.
    @inlinable
    public init(_ month: CalendarMonth) {
        self.init(granularity: .month, ordinal: month.ordinal)
    }

    /// The period of this length that a day lies in.
    public static func containing(_ date: CalendarDate, _ granularity: Granularity) -> Period {
        switch granularity {
        case .week: Period(ISOWeek.containing(date))
        case .month: Period(CalendarMonth.containing(date))
        }
    }

    /// The period of this length that a moment lies in by the clock of Copenhagen.
    public static func containing(_ time: EffectiveTime, _ granularity: Granularity) -> Period {
        containing(Copenhagen.date(at: time.instant), granularity)
    }

    /// The first day of the period.
    public var firstDay: CalendarDate {
        switch granularity {
        case .week: ISOWeek(ordinal: ordinal).firstDay
        case .month: CalendarMonth(ordinal: ordinal).firstDay
        }
    }

    /// The last day of the period.
    public var lastDay: CalendarDate {
        switch granularity {
        case .week: ISOWeek(ordinal: ordinal).lastDay
        case .month: CalendarMonth(ordinal: ordinal).lastDay
        }
    }

    /// The period `count` periods later, or earlier where negative; stops at the ends of the count.
    public func adding(_ count: Int32) -> Period {
        let (sum, overflow) = ordinal.addingReportingOverflow(count)
        return Period(
            granularity: granularity,
            ordinal: overflow ? (count < 0 ? .min : .max) : sum
        )
    }
}

extension Period: Comparable {
    /// Weeks stand before months, periods of one length in the order of time.
    @inlinable
    public static func < (left: Period, right: Period) -> Bool {
        left.granularity == right.granularity
            ? left.ordinal < right.ordinal
            : left.granularity.rawValue < right.granularity.rawValue
    }
}

extension Period: CustomStringConvertible {
    /// `2015-W53` or `2017-03`.
    public var description: String {
        switch granularity {
        case .week: ISOWeek(ordinal: ordinal).description
        case .month: CalendarMonth(ordinal: ordinal).description
        }
    }

    /// Appends `description` without making a string.
    public func appendDescription(to bytes: inout [UInt8]) {
        switch granularity {
        case .week: ISOWeek(ordinal: ordinal).appendDescription(to: &bytes)
        case .month: CalendarMonth(ordinal: ordinal).appendDescription(to: &bytes)
        }
    }

    /// Reads `2015-W53` or `2017-03`; throws the codes of `ISOWeek` or `CalendarMonth`.
    public static func parse(_ text: Span<UInt8>) throws(TimeError) -> Period {
        if text.count == 8 { return Period(try ISOWeek.parse(text)) }
        return Period(try CalendarMonth.parse(text))
    }

    /// Reads `2015-W53` or `2017-03`, as `parse(_:)` does.
    public init(parsing text: some StringProtocol) throws(TimeError) {
        self = try Self.parse(String(text).utf8.span)
    }
}
