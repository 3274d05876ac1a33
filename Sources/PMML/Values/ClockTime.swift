/// Times of day, as seconds.
enum ClockTime {
    /// The seconds since midnight of a text `hh:mm:ss` or `hh:mm`, with or without decimals.
    ///
    /// A zone is not read: a model that counts days or seconds means local time.
    static func seconds(_ text: Substring) -> Double? {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 2 || parts.count == 3, parts[0].count == 2, parts[1].count == 2,
            let hour = Digits.value(parts[0]), let minute = Digits.value(parts[1]),
            hour < 24, minute < 60
        else { return nil }
        var seconds = Double(hour * 3600 + minute * 60)
        if parts.count == 3 {
            let pieces = parts[2].split(separator: ".", omittingEmptySubsequences: false)
            guard pieces.count <= 2, pieces[0].count == 2, let whole = Digits.value(pieces[0]),
                whole < 60, pieces.count == 1 || Digits.value(pieces[1]) != nil,
                let second = Double(parts[2])
            else { return nil }
            seconds += second
        }
        return seconds
    }

    /// The seconds since 1970 of a text `YYYY-MM-DDThh:mm:ss`, or of a day alone.
    static func secondsSince1970(_ text: Substring) -> Double? {
        let parts = text.split(maxSplits: 1, omittingEmptySubsequences: false) {
            $0 == "T" || $0 == " "
        }
        guard let day = parts.first.flatMap(CalendarDay.init(text:)) else { return nil }
        let start = Double(day.daysSince1970 * 86400)
        guard parts.count == 2 else { return start }
        return seconds(parts[1]).map { start + $0 }
    }
}
