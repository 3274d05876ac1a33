internal import Glibc

/// A bar on standard error that shows how far a long job has come, where a person watches.
///
/// Redrawn at most ten times a second; on anything but a terminal it writes nothing.
final class ProgressBar {
    private let title: String
    private let total: Int
    private let isVisible = StandardError.isTerminal
    private let start = ContinuousClock.now
    private var lastDrawn: ContinuousClock.Instant?

    init(_ title: String, total: Int) {
        self.title = title
        self.total = max(total, 1)
    }

    /// Shows that `done` of the total is done, with a count of what was made of it.
    func update(_ done: Int, count: Int, unit: String) {
        guard isVisible else { return }
        let now = ContinuousClock.now
        if let lastDrawn, now - lastDrawn < .milliseconds(100), done < total { return }
        lastDrawn = now
        let share = min(1, Double(done) / Double(total))
        let filled = Int(share * 24)
        let bar = String(repeating: "█", count: filled) + String(repeating: "░", count: 24 - filled)
        let seconds = max(0.001, (now - start) / .seconds(1))
        let rate = Int(Double(count) / seconds)
        let left = share > 0.01 ? Int(seconds / share - seconds) : 0
        StandardError.write(
            "\r\u{1B}[K\(title) \(bar) \(Int(share * 100)) %  \(count.grouped) \(unit), "
                + "\(rate.grouped)/s, \(left) s left"
        )
    }

    /// Takes the bar away.
    func finish() {
        if isVisible, lastDrawn != nil { StandardError.write("\r\u{1B}[K") }
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
