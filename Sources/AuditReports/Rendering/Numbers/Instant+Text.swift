internal import EventModel

extension Instant {
    /// The day by the wall clock of Denmark, and the minute where a day does not begin there.
    var dayAndMinute: String {
        let date = Copenhagen.date(at: self)
        return self == Copenhagen.opening(of: date) ? date.description : "\(date) \(minute)"
    }

    /// The wall clock's hour and minute.
    private var minute: String {
        let daySeconds: Int64 = 86_400
        let seconds = microseconds / 1_000_000 + Int64(Copenhagen.offsetSeconds(at: self))
        let second = ((seconds % daySeconds) + daySeconds) % daySeconds
        func pad(_ number: Int64) -> String { number < 10 ? "0\(number)" : "\(number)" }
        return "\(pad(second / 3_600)):\(pad(second / 60 % 60))"
    }
}
