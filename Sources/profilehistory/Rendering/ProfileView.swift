internal import AuditReports
internal import EventModel
internal import ProfileHistoryStore
internal import ProfileModel
internal import Projections

/// A profile on a screen.
struct ProfileView {
    private let answer: ProfileAnswer
    private let style: Style
    private let language: Language
    private let values: ValueText

    init(_ answer: ProfileAnswer, _ style: Style, language: Language = .english) {
        self.answer = answer
        self.style = style
        self.language = language
        values = ValueText(names: answer.names, language: language)
    }

    func print() {
        StandardOutput.line(
            style.heading(answer.subject.description) + "  " + answer.asOf.text(language)
        )
        StandardOutput.line()
        attributes().forEach { StandardOutput.line($0) }
        StandardOutput.line()
        submission().forEach { StandardOutput.line($0) }
        StandardOutput.line()
        models().forEach { StandardOutput.line($0) }
    }

    /// One row an attribute: value, since when, and where it comes from.
    func attributes() -> [String] {
        var table = Table([
            language("attribute", "oplysning"), language("value", "værdi"),
            language("effective", "virkning"), language("registered", "registreret"),
            language("from", "kilde"), "#",
        ])
        if let age = answer.age {
            table.add([language("age", "alder"), "\(age)", "", "", "", ""])
        }
        for fact in answer.profile.attributes { table.add(row(fact)) }
        for series in answer.profile.series {
            guard let latest = series.facts.last, let period = latest.period else { continue }
            var cells = row(latest)
            cells[1] += " (\(period))"
            cells[0] += " ×\(series.facts.count)"
            table.add(cells)
        }
        if table.isEmpty { return ["  " + language("no register data", "ingen registerdata")] }
        return table.lines(style)
    }

    private func row(_ fact: ProfileFact) -> [String] {
        let mark = fact.isDisputed ? language(" (not to be used)", " (må ikke anvendes)") : ""
        return [
            answer.names.attribute(fact.attribute),
            values.value(fact.value, of: fact.attribute) + mark,
            LocalTime.text(fact.effective.instant), LocalTime.text(fact.registered.instant),
            "\(answer.names.source(fact.source))/\(fact.id)", fact.position.description,
        ]
    }

    /// The form in force and its answers.
    func submission() -> [String] {
        guard let submission = answer.profile.submission else {
            return ["  " + language("no form in force", "intet skema i kraft")]
        }
        let body = submission.body
        let origin = "\(answer.names.source(submission.source))/\(submission.id)"
        let head =
            "  " + language("form", "skema")
            + " \(body.form), \(body.targetGroup), \(LocalTime.text(submission.at.instant))"
            + style.quiet(
                "  \(origin) #\(submission.position)"
            )
        var table = Table(["", "", ""], indent: "    ")
        for given in body.answers {
            table.add([
                given.question, values.question(given.question, form: body.form),
                values.answer(given.answer, to: given.question, form: body.form),
            ])
        }
        return [head] + table.lines(style)
    }

    /// The model versions in force.
    func models() -> [String] {
        guard !answer.models.isEmpty else {
            return ["  " + language("no model version in force", "ingen modelversion i kraft")]
        }
        return answer.models.map { activation in
            "  " + language("model for", "model for") + " \(activation.targetGroup): "
                + "\(activation.model) "
                + style.quiet(
                    language("since", "siden") + " \(LocalTime.text(activation.effective.instant))"
                )
        }
    }
}
