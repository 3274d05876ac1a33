internal import Glibc

/// A bar on standard error that shows how far a long job has come, where a person watches.
///
/// Redrawn at most ten times a second; on anything but a terminal it writes nothing.
final class ProgressBar {
    private let title: String
    private var total: Int
    private let isVisible = StandardError.isTerminal
    private let start = ContinuousClock.now
    private var lastDrawn: ContinuousClock.Instant?

    /// A bar whose job starts now.
    init(_ title: String, total: Int = 1) {
        self.title = title
        self.total = max(total, 1)
    }

    /// Shows that `done` of the total is done, with a count of what was made of it.
    ///
    /// `before` is what an interrupted run had done: it took no time of this one, so rate and time
    /// left do not count it.
    func update(
        _ done: Int,
        of total: Int? = nil,
        count: Int,
        unit: String,
        before: (done: Int, count: Int) = (0, 0)
    ) {
        if let total { self.total = max(total, 1) }
        guard isVisible else { return }
        let now = ContinuousClock.now
        if let lastDrawn, now - lastDrawn < .milliseconds(100), done < self.total { return }
        lastDrawn = now
        let share = min(1, Double(done) / Double(self.total))
        let filled = Int(share * 24)
        let bar = String(repeating: "█", count: filled) + String(repeating: "░", count: 24 - filled)
        let seconds = max(0.001, (now - start) / .seconds(1))
        let rate = Int(Double(count - before.count) / seconds)
        let left = Double(self.total - done) / Double(max(1, done - before.done)) * seconds
        StandardError.write(
            "\r\u{1B}[K\(title) \(bar) \(Int(share * 100)) %  \(count.grouped) \(unit), "
                + "\(rate.grouped)/s, \(Self.time(left)) left"
        )
    }

    /// A time as people say it: seconds up to two minutes, minutes up to two hours.
    private static func time(_ seconds: Double) -> String {
        let whole = Int(min(seconds, 1e9).rounded(.up))
        if whole < 120 { return "\(whole) s" }
        if whole < 7_200 { return "\(whole / 60) min" }
        return "\(whole / 3_600) h \(whole / 60 % 60) min"
    }

    /// Takes the bar away.
    func finish() {
        if isVisible, lastDrawn != nil { StandardError.write("\r\u{1B}[K") }
        lastDrawn = nil
    }
}

extension Int {
    /// The number with a thin space between thousands, as `1 000 000`.
    var grouped: String {
        var digits = Array(String(magnitude))
        var place = digits.count - 3
        while place > 0 {
            digits.insert(" ", at: place)
            place -= 3
        }
        return (self < 0 ? "-" : "") + String(digits)
    }
}
