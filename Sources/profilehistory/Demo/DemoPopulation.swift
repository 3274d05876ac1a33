internal import AuditReports
internal import EventModel
internal import ProfileHistoryStore
internal import ProfileModel
internal import ProfileScoring
internal import Projections
internal import Scoring

/// All test persons under both versions, on the same inputs.
struct DemoPopulation {
    private let screen: DemoScreen

    init(_ screen: DemoScreen) {
        self.screen = screen
    }

    private struct Flip {
        let subject: SubjectID
        let before: ScoreResult
        let after: ScoreResult
        let age: Int?
        let origin: String
    }

    func print() throws(StoreError) {
        let language = screen.language
        var pairs: [Flip] = []
        var withoutForm = 0
        for number in DemoPersons.all {
            let subject = try screen.demo.subject(number)
            let answer = try screen.demo.store.profile(of: subject, asOf: screen.after.asOf)
            if answer.profile.submission == nil {
                withoutForm += 1
            } else {
                pairs.append(try flip(answer))
            }
        }
        let flips = pairs.filter { $0.before.label != $0.after.label }
        screen.heading(
            language(
                "5  All 30 on 18 September 2017, the same inputs under both versions",
                "5  Alle 30 den 18. september 2017, samme oplysninger under begge versioner"
            )
        )
        screen.line(
            language(
                "  \(pairs.count) filled in the form; \(withoutForm) did not, so nothing is "
                    + "scored. \(flips.count) change class:",
                "  \(pairs.count) har udfyldt skemaet; \(withoutForm) har ikke og får ingen. "
                    + "\(flips.count) skifter klasse:"
            )
        )
        table(flips).lines(screen.style).forEach { screen.line($0) }
    }

    private func flip(_ answer: ProfileAnswer) throws(StoreError) -> Flip {
        func score(_ model: String) throws(StoreError) -> ScoreResult {
            try screen.demo.store.score(answer, options: ScoringOptions(model: model)).result
        }
        return Flip(
            subject: answer.subject,
            before: try score(DemoStore.before),
            after: try score(DemoStore.after),
            age: answer.age,
            origin: answer.profile.fact(for: .origin)?.value.description ?? "–"
        )
    }

    private func table(_ flips: [Flip]) -> Table {
        let language = screen.language
        var table = Table([
            "", language("age", "alder"), language("origin", "herkomst"),
            DemoStore.before, DemoStore.after, language("decided by", "afgjort af"),
        ])
        for flip in flips {
            table.add([
                flip.subject.description, flip.age.map(String.init) ?? "–", flip.origin,
                ScoreText.class(flip.before, language), ScoreText.class(flip.after, language),
                [flip.before.decider, flip.after.decider].map { $0 ?? "–" }
                    .joined(separator: " → "),
            ])
        }
        return table
    }
}
