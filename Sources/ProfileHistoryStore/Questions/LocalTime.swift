public import EventModel

/// Instants as people in Denmark read them: wall clock, no more digits than it takes.
public enum LocalTime {
    /// `2016-05-01` at the opening of a day, else `2016-05-03 08:00` and finer where needed.
    public static func text(_ instant: Instant) -> String {
        let date = Copenhagen.date(at: instant)
        let opening = Copenhagen.opening(of: date)
        if instant == opening { return date.description }
        if instant == Copenhagen.close(of: date) { return "\(date) 24:00" }
        let offset = Int64(Copenhagen.offsetSeconds(at: instant))
        let second = 1_000_000
        let wall = instant.microseconds + offset * Int64(second)
        let day = Int64(86_400 * second)
        let time = Int(((wall % day) + day) % day)
        var text = "\(date) \(pad(time / (3_600 * second))):\(pad(time / (60 * second) % 60))"
        let rest = time % (60 * second)
        if rest != 0 { text += ":\(pad(rest / second))" }
        return text
    }

    /// The day alone.
    public static func day(_ instant: Instant) -> String {
        Copenhagen.date(at: instant).description
    }

    private static func pad(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
}
