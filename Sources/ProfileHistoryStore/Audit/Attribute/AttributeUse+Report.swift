public import AuditReports
internal import EventModel
internal import ProfileModel
internal import ProfileScoring
internal import Projections

extension AttributeUse {
    private var name: Wording {
        formQuestion?.wording ?? FeatureWords.attribute(question.name)
    }

    /// The answer as people read it.
    public func report() -> Report {
        let (danish, english) = question.asOf.words
        return Report(
            title: Wording(
                danish: "Brugen af: \(name.danish)",
                english: "The use of: \(name.english)"
            ),
            lead: [
                sinceWording,
                Wording(
                    danish: "Berørt er den, hvis klasse er en anden uden oplysningen, alt andet "
                        + "lige; det er regnet ud med den version, der gav klassen.",
                    english: "Touched is whose class is another without it, all else equal; that "
                        + "is computed by the version that gave the class."
                ),
                Wording(danish: "Alle: \(danish).", english: "Everybody: \(english)."),
            ],
            sections: [versionSection, touchSection] + restrictedSection + caseSections,
            sources: [.source(through)]
                + versions.map { version in
                    let text = "\(version.model.name): sha256 \(version.digest)"
                    return Wording(danish: text, english: text)
                }
        )
    }

    private var sinceWording: Wording {
        guard let since else {
            return Wording(
                danish: "Ingen version, der bruger den, har været i kraft.",
                english: "No version that uses it has been in force."
            )
        }
        let day = LocalTime.text(since.instant)
        return Wording(
            danish: "Brugt af en version i kraft siden \(day).",
            english: "Used by a version in force since \(day)."
        )
    }

    private var versionSection: ReportSection {
        let none = ReportCell.none
        return ReportSection(
            Wording(danish: "Versionerne", english: "The versions"),
            .table(
                ReportTable(
                    columns: [
                        .model,
                        ReportColumn(Wording(danish: "bruger den", english: "uses it")),
                        ReportColumn(Wording(danish: "i kraft", english: "in force")),
                        ReportColumn(Wording(danish: "forfatter", english: "author")),
                        ReportColumn(Wording(danish: "godkendt af", english: "approved by")),
                        ReportColumn(Wording(danish: "hjemmel", english: "legal basis")),
                        ReportColumn(
                            Wording(danish: "kan afgøre", english: "can decide")
                        ),
                    ],
                    rows: versions.map { version in
                        let uses = version.use != nil
                        return [
                            .text(version.model.name),
                            .wording(ScoreExplanation.yes(uses)),
                            .wording(Self.wording(version.periods)),
                            .text(version.model.author),
                            .text(version.model.approvals.map(\.approver).joined(separator: ", ")),
                            version.use.map { .text($0.legalBasis) } ?? none,
                            uses
                                ? version.everChangesClass.map {
                                    .wording(ScoreExplanation.yes($0))
                                } ?? none : none,
                        ]
                    }
                )
            )
        )
    }

    static func wording(_ periods: [Period]) -> Wording {
        guard !periods.isEmpty else { return Wording(danish: "aldrig", english: "never") }
        func list(_ until: String) -> String {
            periods.map { period in
                let end = period.until.map { LocalTime.text($0.instant) } ?? ""
                let from = LocalTime.text(period.from.instant)
                return "\(period.group) \(from) \(until) \(end)"
            }.joined(separator: "; ")
        }
        return Wording(danish: list("–"), english: list("–"))
    }

    private var touchSection: ReportSection {
        func rows(_ touch: Touch, _ version: Version, _ who: Wording) -> [ReportCell] {
            let flows = touch.flows.map { "\($0.from ?? "–") → \($0.to ?? "–"): \($0.count)" }
            return [
                .text(version.model.name), .wording(who), .count(touch.scored),
                .count(touch.consulted), .count(touch.changed), .count(touch.untold),
                .text(flows.joined(separator: "; ")),
            ]
        }
        let everybody = Wording(danish: "alle", english: "everybody")
        let shown = Wording(danish: "viste scorer", english: "shown scores")
        let users = versions.filter { $0.use != nil }
        return ReportSection(
            Wording(danish: "Hvis klasse den berører", english: "Whose class it touches"),
            .table(
                ReportTable(
                    columns: [
                        .model,
                        ReportColumn(Wording(danish: "hvem", english: "who")),
                        ReportColumn(Wording(danish: "vurderet", english: "scored"), numeric: true),
                        ReportColumn(
                            Wording(danish: "set på", english: "looked at"),
                            numeric: true
                        ),
                        ReportColumn(Wording(danish: "berørt", english: "touched"), numeric: true),
                        ReportColumn(
                            Wording(danish: "kan ikke siges", english: "can not be told"),
                            numeric: true
                        ),
                        ReportColumn(
                            Wording(danish: "med → uden", english: "with it → without it")
                        ),
                    ],
                    rows: users.flatMap { version in
                        [
                            rows(version.everybody, version, everybody),
                            rows(version.shown, version, shown),
                        ]
                    }
                )
            )
        )
    }

    private var restrictedSection: [ReportSection] {
        guard restrictedScores > 0 else { return [] }
        return [
            ReportSection(
                nil,
                .note(
                    Wording(
                        danish: "Viste scorer, som er begrænset og derfor ikke talt med: "
                            + "\(restrictedScores).",
                        english: "Shown scores that are restricted and therefore not counted: "
                            + "\(restrictedScores)."
                    )
                )
            )
        ]
    }

    private var caseSections: [ReportSection] {
        var sections: [ReportSection] = []
        if !touchedScores.isEmpty {
            let table = ReportTable(
                columns: [
                    .subject, .position, .at, .model, .label,
                    ReportColumn(Wording(danish: "uden den", english: "without it")), .recipient,
                ],
                rows: touchedScores.map { touched in
                    [
                        .subject(touched.score.subject), .position(touched.score.position),
                        .moment(touched.score.at), .text(touched.score.model),
                        .text(touched.score.label), touched.without.map { .text($0) } ?? .none,
                        .text(touched.score.recipient),
                    ]
                }
            )
            sections.append(
                ReportSection(
                    Wording(danish: "Berørte viste scorer", english: "Shown scores touched"),
                    .table(table)
                )
            )
        }
        if !touchedSubjects.isEmpty {
            let list = touchedSubjects.map(\.description).joined(separator: ", ")
            sections.append(
                ReportSection(
                    Wording(danish: "Berørte personer", english: "Persons touched"),
                    .paragraph(Wording(danish: list, english: list))
                )
            )
        }
        return sections
    }
}
