import EventModel
import JSON
import ProfileModel
import ProfileScoring

/// JSON, and model documents.
enum JSONFuzz {
    static func run(_ bytes: [UInt8]) {
        if let value = try? JSONValue(parsing: bytes) {
            var writer = JSONWriter()
            writer.value(value)
            let again = try? JSONValue(parsing: writer.bytes)
            hold(again == value, "JSON that is written reads as the same value")
        }
        _ = try? ModelDocument(parsing: bytes, catalog: .builtIn, forms: .builtIn)
    }
}

/// Person numbers, times and periods.
enum TextFuzz {
    static func run(_ bytes: [UInt8]) {
        let text = String(decoding: bytes, as: UTF8.self)
        let redacted = CPRRedaction.redactingCPRNumbers(in: text)
        hold(
            CPRRedaction.redactingCPRNumbers(in: redacted) == redacted,
            "what was redacted has no person number left"
        )
        if let number = try? CPRNumber(parsing: text) {
            hold(CPRRedaction.redactingCPRNumbers(in: text) != text, "a person number is redacted")
            _ = number
        }
        if let instant = try? Instant(parsing: text) {
            hold((try? Instant(parsing: "\(instant)")) == instant, "a time reads as it is written")
        }
        if let date = try? CalendarDate(parsing: text) {
            hold((try? CalendarDate(parsing: "\(date)")) == date, "a date reads as it is written")
        }
        if let week = try? ISOWeek(parsing: text) {
            hold((try? ISOWeek(parsing: "\(week)")) == week, "a week reads as it is written")
        }
        if let month = try? CalendarMonth(parsing: text) {
            hold(
                (try? CalendarMonth(parsing: "\(month)")) == month,
                "a month reads as it is written"
            )
        }
        _ = try? DayOrInstant(parsing: text)
        _ = try? Period(parsing: text)
    }
}
