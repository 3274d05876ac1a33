/// Why a text or a set of numbers is not a time, with the remedy.
///
/// The message never repeats the refused text: an import quotes it beside file and line, and a
/// number that was typed into the wrong field could be anybody's.
public struct TimeError: Error, Hashable, Sendable, CustomStringConvertible {
    /// What kind of mistake it was.
    public let code: Code

    /// Makes the error of one code.
    public init(_ code: Code) {
        self.code = code
    }

    /// What went wrong and what to write instead, as one sentence without a full stop.
    public var message: String { code.reason.message }

    /// The same text as `message`.
    public var description: String { message }
}

extension TimeError {
    /// The kinds of mistake; new ones may be added without breaking a reader.
    public struct Code: Hashable, Sendable, CustomStringConvertible {
        enum Reason: Hashable, Sendable {
            case notAnInstant
            case notADate
            case notAMonth
            case notAWeek
            case notADayOrInstant
            case missingOffset
            case offsetOutOfRange
            case tooPrecise
            case leapSecond
            case timeOfDayOutOfRange
            case noSuchDate
            case noSuchMonth
            case noSuchWeek
            case yearOutOfRange
        }

        let reason: Reason

        /// The text does not have the form of an instant.
        public static let notAnInstant = Code(reason: .notAnInstant)
        /// The text does not have the form `YYYY-MM-DD`.
        public static let notADate = Code(reason: .notADate)
        /// The text does not have the form `YYYY-MM`.
        public static let notAMonth = Code(reason: .notAMonth)
        /// The text does not have the form `YYYY-Www`.
        public static let notAWeek = Code(reason: .notAWeek)
        /// The text has neither the form of a date nor that of an instant.
        public static let notADayOrInstant = Code(reason: .notADayOrInstant)
        /// The instant says no offset from UTC, so it could be several moments.
        public static let missingOffset = Code(reason: .missingOffset)
        /// The offset from UTC is beyond 23 hours 59 minutes.
        public static let offsetOutOfRange = Code(reason: .offsetOutOfRange)
        /// The instant is finer than a microsecond.
        public static let tooPrecise = Code(reason: .tooPrecise)
        /// The instant lies in a leap second, which this clock does not have.
        public static let leapSecond = Code(reason: .leapSecond)
        /// The hour, minute or second does not exist.
        public static let timeOfDayOutOfRange = Code(reason: .timeOfDayOutOfRange)
        /// The calendar has no such day.
        public static let noSuchDate = Code(reason: .noSuchDate)
        /// The year has no such month.
        public static let noSuchMonth = Code(reason: .noSuchMonth)
        /// The year has no such ISO week.
        public static let noSuchWeek = Code(reason: .noSuchWeek)
        /// The year is outside 0001 to 9999.
        public static let yearOutOfRange = Code(reason: .yearOutOfRange)

        /// The name of the code, as in the source.
        public var description: String { "\(reason)" }
    }
}

extension TimeError.Code.Reason {
    var message: String {
        switch self {
        case .notAnInstant:
            "is not an instant: write it like 2017-09-18T00:00:00+02:00"
        case .notADate:
            "is not a date: write it like 2017-09-18"
        case .notAMonth:
            "is not a month: write it like 2017-09"
        case .notAWeek:
            "is not a week: write it like 2017-W38"
        case .notADayOrInstant:
            "is neither a date nor an instant: write 2017-09-18 or 2017-09-18T00:00:00+02:00"
        case .missingOffset:
            "has no offset from UTC: add Z or an offset like +02:00"
        case .offsetOutOfRange:
            "has an impossible offset: the largest are -23:59 and +23:59"
        case .tooPrecise:
            "is finer than a microsecond: round it to at most six decimals"
        case .leapSecond:
            "lies in a leap second, which clocks here do not have: write second 59 or the next 00"
        case .timeOfDayOutOfRange:
            "has an impossible time of day: it goes from 00:00:00 to 23:59:59"
        case .noSuchDate:
            "is not a day of the calendar: check the month and the day"
        case .noSuchMonth:
            "is not a month of the calendar: months go from 01 to 12"
        case .noSuchWeek:
            "is not a week of that year: weeks go from W01 to W52, in long years to W53"
        case .yearOutOfRange:
            "is outside the years 0001 to 9999"
        }
    }
}
