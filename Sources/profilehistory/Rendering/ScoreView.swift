internal import AuditReports
internal import EventModel
internal import ProfileHistoryStore
internal import ProfileScoring
internal import Scoring

/// A score on a screen: the class, and what decided it.
struct ScoreView {
    private let answer: ScoreAnswer
    private let style: Style
    private let language: Language

    init(_ answer: ScoreAnswer, _ style: Style, language: Language = .english) {
        self.answer = answer
        self.style = style
        self.language = language
    }

    func print() {
        let result = answer.result
        StandardOutput.line(
            style.heading(answer.subject.description) + "  " + answer.asOf.text(language)
        )
        StandardOutput.line("  model \(result.model)  " + style.quiet("sha256 \(result.digest)"))
        for change in result.changes { StandardOutput.line("  " + text(change)) }
        StandardOutput.line()
        let score = result.score.map { "  \($0)" } ?? ""
        StandardOutput.line("  class  " + style.heading(ScoreText.class(result, language)) + score)
        if let subModel = result.subModel { StandardOutput.line("  sub-model  \(subModel)") }
        StandardOutput.line()
        ScoreText.steps(result).forEach { StandardOutput.line("  " + $0) }
        StandardOutput.line()
        inputs(result).lines(style).forEach { StandardOutput.line($0) }
    }

    private func text(_ change: InputChange) -> String {
        switch change {
        case .without(let name): style.attention("without \(name)")
        case .set(let name, let value): style.attention("supposing \(name) = \(value)")
        }
    }

    private func inputs(_ result: ScoreResult) -> Table {
        var table = Table(["input", "value", "from events", "note"])
        for input in result.inputs {
            let consulted = result.consulted.contains(input.feature)
            let note =
                input.substituted.map { "stands for: \($0.text)" }
                ?? (input.isSupposed ? "supposed" : consulted ? "" : "not consulted")
            table.add([
                input.feature, input.value.text, positions(input), note,
            ])
        }
        return table
    }

    /// The first few positions; a window of a series has dozens.
    private func positions(_ input: ScoredInput) -> String {
        let shown = input.positions.prefix(4).map { "#\($0)" }.joined(separator: " ")
        let left = input.positions.count - 4
        return left > 0 ? "\(shown) and \(left) more" : shown
    }
}

/// A result in words.
enum ScoreText {
    /// The class, or why there is none.
    static func `class`(_ result: ScoreResult, _ language: Language) -> String {
        if let label = result.label { return label.name }
        return language("no result", "intet resultat")
    }

    /// What was asked on the way to the class, one line a step.
    static func steps(_ result: ScoreResult) -> [String] {
        var lines = result.path.enumerated().map { "\($0 + 1). \($1)" }
        for term in result.terms { lines.append(term.description) }
        lines += result.lines.map(\.description)
        if let none = result.noResult { lines.append("no result: \(none)") }
        return lines
    }
}
