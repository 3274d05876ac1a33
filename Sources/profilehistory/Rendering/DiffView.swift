internal import AuditReports
internal import EventModel
internal import ProfileHistoryStore
internal import ProfileModel
internal import Projections

/// What changed between two profiles, on a screen.
struct DiffView {
    private let answer: DiffAnswer
    private let style: Style
    private let language: Language
    private let values: ValueText

    init(_ answer: DiffAnswer, _ style: Style, language: Language = .english) {
        self.answer = answer
        self.style = style
        self.language = language
        values = ValueText(names: answer.after.names, language: language)
    }

    func print() {
        StandardOutput.line(style.heading(answer.before.subject.description))
        StandardOutput.line(
            "  " + language("from", "fra") + "  \(answer.before.asOf.text(language))"
        )
        StandardOutput.line(
            "  " + language("to", "til") + "    \(answer.after.asOf.text(language))"
        )
        StandardOutput.line()
        lines().forEach { StandardOutput.line($0) }
    }

    /// One row a change: what, before, after, and where the new value comes from.
    func lines() -> [String] {
        var table = Table([
            language("what", "hvad"), language("before", "før"), language("after", "efter"),
            language("from", "kilde"), "#",
        ])
        for change in answer.diff.attributes + answer.diff.series { table.add(row(change)) }
        for change in answer.diff.answers { table.add(row(change)) }
        for change in answer.models {
            table.add([
                language("model for ", "model for ") + change.group, change.before ?? none,
                change.after ?? none, "", "",
            ])
        }
        return table.isEmpty
            ? ["  " + language("nothing changed", "intet er ændret")] : table.lines(style)
    }

    private var none: String { "–" }

    private func row(_ change: Change<ProfileFact>) -> [String] {
        guard let fact = change.after ?? change.before else { return [] }
        let names = answer.after.names
        let period = fact.period.map { " \($0)" } ?? ""
        return [
            names.attribute(fact.attribute) + period,
            change.before.map { values.value($0.value, of: $0.attribute) } ?? none,
            change.after.map { values.value($0.value, of: $0.attribute) } ?? none,
            change.after.map { "\(names.source($0.source))/\($0.id)" } ?? "",
            change.after.map(\.position.description) ?? "",
        ]
    }

    private func row(_ change: AnswerChange) -> [String] {
        let before = answer.before.profile.submission
        let after = answer.after.profile.submission
        func text(_ given: Answer?, _ submission: ProfileSubmission?) -> String {
            guard let given, let submission else { return none }
            return values.answer(given, to: change.question, form: submission.body.form)
        }
        return [
            change.question, text(change.change.before, before), text(change.change.after, after),
            after.map { "\(answer.after.names.source($0.source))/\($0.id)" } ?? "",
            after.map(\.position.description) ?? "",
        ]
    }
}
