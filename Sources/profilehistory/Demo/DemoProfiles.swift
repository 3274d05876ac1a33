internal import AuditReports
internal import EventModel
internal import ProfileHistoryStore
internal import ProfileModel
internal import Projections

/// The citizen's two profiles side by side.
struct DemoProfiles {
    private let screen: DemoScreen
    private let values: ValueText

    init(_ screen: DemoScreen) {
        self.screen = screen
        values = ValueText(names: screen.after.names, language: screen.language)
    }

    /// One row a value: before, after where it changed, and where it comes from.
    func table() -> Table {
        let language = screen.language
        var table = Table([
            "", "17 September", "18 September", language("valid from", "virkning fra"),
            language("from", "kilde"), "#",
        ])
        if let age = screen.after.age {
            table.add([
                language("age", "alder"), screen.before.age.map(String.init) ?? "", "\(age)",
            ])
        }
        for fact in screen.after.profile.attributes { add(fact, to: &table) }
        for series in screen.after.profile.series { add(series, to: &table) }
        addAnswers(to: &table)
        table.add([
            "model", screen.before.models.first?.model ?? "–",
            (screen.after.models.first?.model ?? "–") + "  ◀",
            screen.after.models.first.map { LocalTime.day($0.effective.instant) } ?? "",
            "models", screen.after.models.first?.provenance.position.description ?? "",
        ])
        return table
    }

    private func add(_ fact: ProfileFact, to table: inout Table) {
        let old = screen.before.profile.fact(for: fact.attribute)
        let value = values.value(fact.value, of: fact.attribute)
        let isSame = old?.value == fact.value
        table.add([
            screen.after.names.attribute(fact.attribute),
            old.map { values.value($0.value, of: $0.attribute) } ?? "–",
            isSame ? "·" : "\(value)  ◀", LocalTime.day(fact.effective.instant),
            "\(screen.after.names.source(fact.source))/\(fact.id)", fact.position.description,
        ])
    }

    private func add(_ series: ProfileSeries, to table: inout Table) {
        guard let latest = series.facts.last else { return }
        let positive = series.facts.filter { $0.value.description != "0" }.count
        let text = screen.language(
            "\(positive) of \(series.facts.count) periods",
            "\(positive) af \(series.facts.count) perioder"
        )
        table.add([
            screen.after.names.attribute(series.attribute), text, "·",
            LocalTime.day(series.facts[0].effective.instant),
            "\(screen.after.names.source(latest.source))/…\(latest.id)",
            latest.position.description,
        ])
    }

    private func addAnswers(to table: inout Table) {
        guard let submission = screen.after.profile.submission else { return }
        for given in submission.body.answers {
            table.add([
                given.question,
                values.answer(given.answer, to: given.question, form: submission.body.form), "·",
                LocalTime.day(submission.at.instant),
                "\(screen.after.names.source(submission.source))/\(submission.id)",
                submission.position.description,
            ])
        }
    }
}
