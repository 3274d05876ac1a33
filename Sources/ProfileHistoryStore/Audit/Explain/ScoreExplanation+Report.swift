public import AuditReports
internal import EventModel
internal import ProfileModel
internal import ProfileScoring
internal import Projections
internal import Scoring

extension ScoreExplanation {
    private var result: ScoreResult { answer.result }

    /// The explanation as people read it.
    public func report() -> Report {
        let (danish, english) = answer.asOf.words
        let outcome = result.outcomeWording
        return Report(
            title: Wording(
                danish: "Sådan blev resultatet til",
                english: "How the result came about"
            ),
            lead: [
                Wording(
                    danish: "\(answer.subject), \(danish). Resultat: \(outcome.danish)"
                        + score(.danish) + ".",
                    english: "\(answer.subject), \(english). Result: \(outcome.english)"
                        + score(.english) + "."
                ),
                Wording(
                    danish: "Modelversion \(result.model): \(document.title.danish)",
                    english: "Model version \(result.model): \(document.title.english)"
                ),
                Self.groupNotPerson,
            ],
            sections: [course, parts] + turning,
            sources: sources
        )
    }

    /// What a score can say, and what it can not.
    static let groupNotPerson = Wording(
        danish:
            "Et resultat siger noget om en gruppe med de samme oplysninger, ikke om den enkelte.",
        english: "A result says something of a group with the same inputs, not of the one person."
    )

    private func score(_ language: Language) -> String {
        guard let score = result.score else { return "" }
        return " (" + ReportCell.number(score).text(in: language) + ")"
    }

    /// The path through a tree, the terms of a sum, or the steps of a PMML document.
    private var course: ReportSection {
        if !result.lines.isEmpty { return documentCourse }
        if !result.path.isEmpty {
            return ReportSection(
                Wording(danish: "Vejen til resultatet", english: "The way to the result"),
                .table(path)
            )
        }
        guard !result.terms.isEmpty else {
            return ReportSection(
                Wording(danish: "Vejen til resultatet", english: "The way to the result"),
                .note(result.outcomeWording)
            )
        }
        let heading = Wording(danish: "Hvad der talte med", english: "What counted")
        return ReportSection(
            heading,
            .table(terms),
            .plot(.contributions(contributions(heading)), caption: heading)
        )
    }

    private var path: ReportTable {
        ReportTable(
            columns: [
                ReportColumn(Wording(danish: "trin", english: "step"), numeric: true),
                ReportColumn(Wording(danish: "spørgsmål", english: "question")),
                ReportColumn(Wording(danish: "svar eller oplysning", english: "answer or fact")),
                ReportColumn(Wording(danish: "derfor fulgt", english: "therefore followed")),
            ],
            rows: result.path.enumerated().map { place, step in
                let reading =
                    step.readings.first { $0.feature == step.test?.feature } ?? step.readings.last
                let none = Wording(danish: "ingen gren passer", english: "no branch matches")
                return [
                    .count(place + 1),
                    .wording(words.name(reading?.feature ?? "")),
                    reading.map { .wording(words.value($0.feature, $0.value)) } ?? .none,
                    .wording(step.test.map(words.test) ?? none),
                ]
            }
        )
    }

    private var terms: ReportTable {
        ReportTable(
            columns: [
                ReportColumn(Wording(danish: "oplysning", english: "input")),
                ReportColumn(Wording(danish: "værdi", english: "value")),
                ReportColumn(Wording(danish: "hvis", english: "if")),
                ReportColumn(Wording(danish: "vægt", english: "weight"), numeric: true),
                ReportColumn(Wording(danish: "bidrag", english: "contribution"), numeric: true),
            ],
            rows: result.terms.map { term in
                [
                    .wording(name(of: term)),
                    term.reading.map { .wording(words.value($0.feature, $0.value)) } ?? .none,
                    term.test.map { .wording(words.test($0)) } ?? .none,
                    .number(term.coefficient),
                    term.product.map { .number($0) } ?? .none,
                ]
            }
        )
    }

    private func name(of term: ScoreTerm) -> Wording {
        term.reading.map { words.name($0.feature) }
            ?? Wording(danish: "udgangspunkt", english: "starting point")
    }

    private func contributions(_ title: Wording) -> ContributionPlot {
        ContributionPlot(
            title: title,
            axis: Wording(danish: "bidrag til summen", english: "contribution to the sum"),
            contributions: result.terms.compactMap { term in
                guard let product = term.product, product != 0 else { return nil }
                return .init(label: name(of: term), value: product)
            },
            total: result.outcome.linearPredictor
        )
    }

    /// What each input did and could do.
    private var parts: ReportSection {
        let table = ReportTable(
            columns: [
                ReportColumn(Wording(danish: "oplysning", english: "input")),
                ReportColumn(Wording(danish: "værdi", english: "value")),
                ReportColumn(Wording(danish: "set på", english: "looked at")),
                ReportColumn(Wording(danish: "uden den", english: "without it")),
                ReportColumn(
                    Wording(danish: "kunne ændre klassen", english: "could change the class")
                ),
                ReportColumn(Wording(danish: "for nogen", english: "for anybody")),
                ReportColumn(Wording(danish: "fra", english: "from")),
            ],
            rows: influences.map { influence in
                [
                    .wording(words.name(influence.input.feature)),
                    .wording(value(of: influence.input)),
                    .wording(
                        influence.isBehindWithheld && !influence.isConsulted
                            ? Self.untold : Self.yes(influence.isConsulted)
                    ),
                    .wording(influence.without.outcome),
                    .wording(
                        influence.input.isWithheld || influence.isBehindWithheld
                            ? Self.untold : Self.yes(influence.canChangeClass)
                    ),
                    influence.everChangesClass.map { .wording(Self.yes($0)) }
                        ?? .wording(Wording(danish: "ikke afgjort", english: "not decided")),
                    .positions(influence.input.positions),
                ]
            }
        )
        return ReportSection(
            Wording(
                danish: "Hvad hver oplysning betød, alt andet lige",
                english: "What each input meant, all else equal"
            ),
            .table(table)
        )
    }

    private func value(of input: ScoredInput) -> Wording {
        let value = words.value(input.feature, input.value)
        guard let reason = input.substituted?.wording else { return value }
        return Wording(
            danish: "\(value.danish) (\(reason.danish))",
            english: "\(value.english) (\(reason.english))"
        )
    }

    private static let untold = Wording(danish: "kan ikke siges", english: "can not be told")

    static func yes(_ isSo: Bool) -> Wording {
        isSo ? Wording(danish: "ja", english: "yes") : Wording(danish: "nej", english: "no")
    }

    /// Of each input that could change the class, which values give what.
    private var turning: [ReportSection] {
        let rows = influences.filter(\.canChangeClass).flatMap { influence in
            influence.alternatives.map { alternative -> [ReportCell] in
                [
                    .wording(words.name(influence.input.feature)),
                    .wording(words.range(influence.input.feature, alternative.range)),
                    .wording(alternative.outcome),
                    alternative.range.contains(influence.input.value)
                        ? .wording(Wording(danish: "her", english: "here")) : .none,
                ]
            }
        }
        guard !rows.isEmpty else { return [] }
        return [
            ReportSection(
                Wording(danish: "Hvad andre værdier ville give", english: "What other values give"),
                .table(
                    ReportTable(
                        columns: [
                            ReportColumn(Wording(danish: "oplysning", english: "input")),
                            ReportColumn(Wording(danish: "hvis", english: "if")),
                            ReportColumn(Wording(danish: "resultat", english: "result")),
                            ReportColumn(Wording(danish: "", english: "")),
                        ],
                        rows: rows
                    )
                )
            )
        ]
    }

    private var sources: [Wording] {
        let digest = Wording(
            danish: "Modelversionens dokument: sha256 \(result.digest).",
            english: "The version's document: sha256 \(result.digest)."
        )
        return [digest] + pmmlSource
            + ([document.describes] + document.notes).map { Wording(danish: $0, english: $0) }
    }
}
