/// A time as people write it: either a whole day in Denmark or an exact moment.
public enum DayOrInstant: Hashable, Sendable, CustomStringConvertible {
    /// A whole day in Europe/Copenhagen.
    case day(CalendarDate)
    /// An exact moment.
    case instant(Instant)

    /// Reads `YYYY-MM-DD` or an instant of RFC 3339, told apart by the length.
    ///
    /// Throws what the two parsers throw, and `.notADayOrInstant` where the text resembles neither.
    public static func parse(_ text: Span<UInt8>) throws(TimeError) -> DayOrInstant {
        do throws(TimeError) {
            if text.count == 10 {
                return .day(try CalendarDate.parse(text))
            }
            return .instant(try Instant.parse(text))
        } catch {
            let isForm = error.code == .notADate || error.code == .notAnInstant
            throw isForm ? TimeError(.notADayOrInstant) : error
        }
    }

    /// Reads a date or an instant, as `parse(_:)` does.
    public init(parsing text: some StringProtocol) throws(TimeError) {
        self = try Self.parse(String(text).utf8.span)
    }

    /// The first moment meant: what a bare date means in a feed.
    public var opening: Instant {
        switch self {
        case .day(let date): Copenhagen.opening(of: date)
        case .instant(let instant): instant
        }
    }

    /// The last moment meant: what a bare date means in a question.
    public var close: Instant {
        switch self {
        case .day(let date): Copenhagen.close(of: date)
        case .instant(let instant): instant
        }
    }

    /// The date or the instant, as each prints.
    public var description: String {
        switch self {
        case .day(let date): date.description
        case .instant(let instant): instant.description
        }
    }
}
