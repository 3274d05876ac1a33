internal import EventModel
internal import ProfileHistoryStore

/// What a replay of issued scores counted, on a screen.
struct IssuedView {
    private let summary: IssuedSummary
    private let style: Style

    init(_ summary: IssuedSummary, _ style: Style) {
        self.summary = summary
        self.style = style
    }

    /// The lines as bytes.
    var bytes: [UInt8] { Array(lines().map { $0 + "\n" }.joined().utf8) }

    func lines() -> [String] {
        let through = summary.through.map { ", the log through position \($0)" } ?? ""
        var lines = [style.heading("\(summary.issued.grouped) issued scores") + through]
        guard summary.issued > 0 else { return lines }
        let standings = IssuedStanding.allCases.filter { summary.count($0) > 0 }
        var table = Table(["came out"] + standings.map(\.rawValue))
        for difference in IssuedDifference.allCases
        where standings.contains(where: { summary.count($0, difference) > 0 }) {
            table.add(
                [difference.text] + standings.map { summary.count($0, difference).grouped }
            )
        }
        lines += table.lines(style)
        lines.append(
            summary.isReproduced
                ? "  " + style.good("all came out as they were issued")
                : "  " + style.failure("not all came out as they were issued")
        )
        return lines
    }
}
