internal import EventModel
internal import Synchronization

/// The header field `Date` (RFC 9110, section 6.6.1), whose value is written once a second.
final class HTTPDate: Sendable {
    private let last = Mutex((second: Int64.min, text: ""))

    /// What stands in an answer that is given at a moment.
    func text(at moment: Instant) -> String {
        let second = moment.microseconds / 1_000_000
        return last.withLock { last in
            if last.second != second { last = (second, Self.text(of: moment)) }
            return last.text
        }
    }

    /// A moment in the form that the standard prefers, as in `Sun, 06 Nov 1994 08:49:37 GMT`; empty
    /// outside the years 0001 to 9999.
    static func text(of moment: Instant) -> String {
        let parts = moment.description.split(separator: "T")
        guard let day = try? CalendarDate(parsing: parts[0]) else { return "" }
        let (weekday, month) = (weekdays[day.weekday.rawValue - 1], months[day.month - 1])
        let (year, number) = (parts[0].prefix(4), parts[0].suffix(2))
        return "\(weekday), \(number) \(month) \(year) \(parts[1].prefix(8)) GMT"
    }

    private static let weekdays = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
    private static let months = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]
}
