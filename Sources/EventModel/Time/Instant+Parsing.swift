extension Instant {
    /// Reads a date and time of RFC 3339, with the offset from UTC that makes it a moment.
    ///
    /// The form is `YYYY-MM-DDThh:mm:ss`, then decimals or none, then `Z`, `+hh:mm` or `-hh:mm`;
    /// the letters may be small. Up to six decimals count, more are allowed if they are zero. Both
    /// the written year and the year in UTC lie in 0001 to 9999. Allocates nothing and never traps.
    /// Throws `.notAnInstant`, `.missingOffset`, `.tooPrecise`, `.leapSecond` and the codes for a
    /// field that is out of range.
    public static func parse(_ text: Span<UInt8>) throws(TimeError) -> Instant {
        guard text.count >= 19, let civil = CivilDate(prefixOf: text), text[10] | 0x20 == letterT
        else { throw TimeError(.notAnInstant) }
        let secondOfDay = try secondOfDay(text)
        guard civil.isValid else {
            throw TimeError(civil.year == 0 ? .yearOutOfRange : .noSuchDate)
        }
        var cursor = 19
        let fraction = try fraction(text, &cursor)
        let offset = try offset(text, cursor)
        let seconds = civil.dayNumber &* 86_400 &+ secondOfDay &- offset
        guard seconds >= firstSecond, seconds <= lastSecond else {
            throw TimeError(.yearOutOfRange)
        }
        return Instant(microseconds: Int64(seconds &* 1_000_000 &+ fraction))
    }

    /// Reads a date and time of RFC 3339, as `parse(_:)` does.
    public init(parsing text: some StringProtocol) throws(TimeError) {
        self = try Self.parse(String(text).utf8.span)
    }

    private static var letterT: UInt8 { UInt8(ascii: "t") }

    /// 0001-01-01T00:00:00Z.
    private static var firstSecond: Int { -62_135_596_800 }

    /// 9999-12-31T23:59:59Z.
    private static var lastSecond: Int { 253_402_300_799 }

    /// Reads `hh:mm:ss` at byte 11; the caller has checked that there are 19 bytes.
    @inline(__always)
    private static func secondOfDay(_ text: Span<UInt8>) throws(TimeError) -> Int {
        let hour = TimeText.number(text, at: 11, count: 2)
        let minute = TimeText.number(text, at: 14, count: 2)
        let second = TimeText.number(text, at: 17, count: 2)
        guard hour | minute | second >= 0, text[13] == TimeText.colon, text[16] == TimeText.colon
        else { throw TimeError(.notAnInstant) }
        guard hour < 24, minute < 60, second <= 60 else { throw TimeError(.timeOfDayOutOfRange) }
        guard second < 60 else { throw TimeError(.leapSecond) }
        return hour &* 3_600 &+ minute &* 60 &+ second
    }

    /// Reads a point and its decimals as microseconds, if there is a point.
    @inline(__always)
    private static func fraction(_ text: Span<UInt8>, _ cursor: inout Int) throws(TimeError) -> Int
    {
        guard cursor < text.count, text[cursor] == UInt8(ascii: ".") else { return 0 }
        let first = cursor &+ 1
        var value = 0
        var scale = 100_000
        cursor = first
        while cursor < text.count {
            let digit = Int(text[cursor] &- TimeText.zero)
            guard digit <= 9 else { break }
            guard scale > 0 || digit == 0 else { throw TimeError(.tooPrecise) }
            value &+= digit &* scale
            scale /= 10
            cursor &+= 1
        }
        guard cursor > first else { throw TimeError(.notAnInstant) }
        return value
    }

    /// Reads the offset, in seconds east of UTC, which must be the rest of the text.
    @inline(__always)
    private static func offset(_ text: Span<UInt8>, _ start: Int) throws(TimeError) -> Int {
        guard start < text.count else { throw TimeError(.missingOffset) }
        let sign = text[start]
        if sign | 0x20 == UInt8(ascii: "z"), text.count == start &+ 1 { return 0 }
        guard text.count == start &+ 6, sign == UInt8(ascii: "+") || sign == TimeText.dash,
            text[start &+ 3] == TimeText.colon
        else { throw TimeError(.notAnInstant) }
        let hours = TimeText.number(text, at: start &+ 1, count: 2)
        let minutes = TimeText.number(text, at: start &+ 4, count: 2)
        guard hours | minutes >= 0 else { throw TimeError(.notAnInstant) }
        guard hours < 24, minutes < 60 else { throw TimeError(.offsetOutOfRange) }
        let seconds = hours &* 3_600 &+ minutes &* 60
        return sign == TimeText.dash ? 0 &- seconds : seconds
    }
}
