internal import AuditReports
internal import EventModel
internal import ProfileHistoryStore
internal import ProfileScoring

/// What a population replay counted, on a screen.
struct PopulationView {
    private let summary: PopulationSummary
    private let style: Style

    init(_ summary: PopulationSummary, _ style: Style) {
        self.summary = summary
        self.style = style
    }

    /// The lines as bytes.
    var bytes: [UInt8] { Array(lines().map { $0 + "\n" }.joined().utf8) }

    func lines() -> [String] {
        var lines = head()
        lines.append("")
        lines += table("outcome", summary.counts, summary.transitions.isEmpty)
        for (title, parts) in [
            ("origin", summary.origins), ("sex", summary.sexes), ("age", summary.ages),
        ] {
            lines.append("")
            lines += self.parts(title, parts)
        }
        if summary.otherSide != nil { lines += comparison() }
        return lines
    }

    private func head() -> [String] {
        var lines = [
            style.heading("\(summary.subjects.grouped) subjects") + "  "
                + summary.side.asOf.text(.english),
            "  " + version(summary.side),
        ]
        if let group = summary.group { lines.append("  forms for \(group) only") }
        if let other = summary.otherSide {
            lines.append("  against " + other.asOf.text(.english))
            lines.append("  " + version(other))
        }
        if let through = summary.through { lines.append("  the log through position \(through)") }
        for model in summary.models {
            lines.append("  \(model.name)  " + style.quiet("sha256 \(model.digest)"))
        }
        return lines
    }

    private func version(_ side: PopulationSummary.Side) -> String {
        side.model.map { "by \($0)" } ?? "by the version in force for each form"
    }

    /// One row an outcome that occurs.
    private func table(_ title: String, _ counts: [Int], _ isAlone: Bool) -> [String] {
        var table = Table(isAlone ? [title, "subjects"] : [title, "subjects", "against"])
        let others = summary.otherCounts
        for (place, outcome) in summary.outcomes.enumerated()
        where counts[place] > 0 || others[place] > 0 {
            let cells = [outcome.text, counts[place].grouped]
            table.add(isAlone ? cells : cells + [others[place].grouped])
        }
        return table.lines(style)
    }

    /// One row a part that occurs, one column an outcome that occurs.
    private func parts(_ title: String, _ parts: [PopulationSummary.Part]) -> [String] {
        let shown = summary.outcomes.indices.filter { summary.counts[$0] > 0 }
        var table = Table([title] + shown.map { summary.outcomes[$0].text })
        for part in parts where part.counts.contains(where: { $0 > 0 }) {
            table.add([Self.name(part.name)] + shown.map { part.counts[$0].grouped })
        }
        return table.lines(style)
    }

    private func comparison() -> [String] {
        var lines = [
            "",
            "  \(summary.flips.grouped) of \(summary.bothScored.grouped) whom both sides scored flip",
        ]
        var table = Table(["from", "to", "subjects"])
        for transition in summary.transitions where transition.from != transition.to {
            table.add([transition.from.text, transition.to.text, transition.count.grouped])
        }
        if !table.isEmpty { lines += table.lines(style) }
        guard summary.flips > 0 else { return lines }
        for (title, parts) in [
            ("origin", summary.flipsByOrigin), ("sex", summary.flipsBySex),
            ("age", summary.flipsByAge),
        ] {
            var table = Table([title, "flip", "of"])
            for part in parts where part.bothScored > 0 {
                table.add([
                    Self.name(part.name), part.flips.grouped, part.bothScored.grouped,
                ])
            }
            lines += [""] + table.lines(style)
        }
        var deciders = Table(["decided by", "flip"])
        for pair in summary.deciders {
            deciders.add(["\(pair.from ?? "a sum") → \(pair.to ?? "a sum")", pair.count.grouped])
        }
        return lines + [""] + deciders.lines(style)
    }

    private static func name(_ name: String) -> String { name.isEmpty ? "not known" : name }
}

extension ReplayOutcome {
    /// The outcome in words.
    fileprivate var text: String {
        switch self {
        case .class(let label): label
        case .noResult(let kind): "no result: \(kind.rawValue)"
        case .noSubmission: "no form"
        case .noModel: "no version in force"
        case .otherGroup: "another target group"
        }
    }
}
