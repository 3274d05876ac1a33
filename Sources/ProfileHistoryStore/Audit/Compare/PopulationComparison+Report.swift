public import AuditReports
internal import EventModel
internal import ProfileModel
internal import Projections

extension PopulationComparison {
    /// The comparison as people read it, without numbers that point to a person.
    public func report() -> Report {
        let shown = PublishedComparison(self)
        return Report(
            title: question.isDryRun
                ? Wording(danish: "Prøvekørsel af en modelversion", english: "Dry run of a version")
                : Wording(danish: "To sider sammenlignet", english: "Two sides compared"),
            lead: [side(from, isFirst: true), side(to, isFirst: false)],
            sections: [flowSection(shown)] + divisionSections(shown) + caseSections,
            sources: [.source(through)]
                + models.map { model in
                    let text = "\(model.name): sha256 \(model.digest)"
                    return Wording(danish: text, english: text)
                }
        )
    }

    private func side(_ side: PopulationSummary.Side, isFirst: Bool) -> Wording {
        let (danish, english) = side.asOf.words
        let version = side.model.map { name in
            Wording(danish: "med \(name)", english: "by \(name)")
        }
        let inForce = Wording(
            danish: "med den version, der er i kraft for hvert skema",
            english: "by the version in force for each form"
        )
        let words = version ?? inForce
        return Wording(
            danish: (isFirst ? "Fra: " : "Til: ") + words.danish + ", " + danish + ".",
            english: (isFirst ? "From: " : "To: ") + words.english + ", " + english + "."
        )
    }

    private func flowSection(_ shown: PublishedComparison) -> ReportSection {
        let heading = Wording(danish: "Hvem der kommer ud med hvad", english: "Who comes out how")
        let (before, after) = (
            Wording(danish: "fra", english: "from"), Wording(danish: "til", english: "to")
        )
        return ReportSection(
            heading,
            .figures([
                figure("personer", "persons", shown.flows.total),
                figure(
                    "vurderet på begge sider",
                    "scored on both sides",
                    shown.sum(outcomes) { $0.isScored && $1.isScored }
                ),
                figure(
                    "skifter klasse",
                    "change class",
                    shown.sum(outcomes) { $0.flips(to: $1) }
                ),
                figure(
                    "uden resultat til sidst",
                    "without a result afterwards",
                    shown.sum(outcomes) { $1.noResult != nil }
                ),
            ]),
            .plot(
                .flows(
                    FlowPlot(title: heading, before: before, after: after, counts: shown.flows)
                ),
                caption: Wording(
                    danish: "Personer efter resultat på de to sider.",
                    english: "Persons by what comes out on the two sides."
                )
            )
        )
    }

    private func figure(
        _ danish: String,
        _ english: String,
        _ count: PublishedCount
    ) -> ReportFigure {
        ReportFigure(label: Wording(danish: danish, english: english), value: count.cell)
    }

    private func divisionSections(_ shown: PublishedComparison) -> [ReportSection] {
        shown.divisions.map { division, _, counts in
            guard let counts else {
                return ReportSection(
                    division.name,
                    .note(
                        Wording(
                            danish: "Tilbageholdt: så få personer, at tallene kan pege på nogen.",
                            english: "Held back: so few persons that the numbers may point to some."
                        )
                    )
                )
            }
            return ReportSection(division.name, .table(counts.table(corner: division.name)))
        }
    }

    private var caseSections: [ReportSection] {
        var sections: [ReportSection] = []
        if !failed.isEmpty {
            let heading = Wording(
                danish: "Personer, som den anden side ikke giver et resultat",
                english: "Persons to whom the other side gives no result"
            )
            sections.append(ReportSection(heading, table(failed)))
        }
        if !flipped.isEmpty {
            let heading = Wording(
                danish: "Personer, der skifter klasse",
                english: "Persons who change class"
            )
            sections.append(ReportSection(heading, table(flipped)))
        }
        return sections
    }

    private func table(_ cases: [Case]) -> ReportBlock {
        let columns = [
            ReportColumn.subject,
            ReportColumn(Wording(danish: "fra", english: "from")),
            ReportColumn(Wording(danish: "til", english: "to")),
            ReportColumn(Wording(danish: "afgjort af", english: "decided by")),
        ]
        return .table(
            ReportTable(
                columns: columns,
                rows: cases.map { one in
                    let deciders = ComparisonDivision.deciders(one.fromDecider, one.toDecider)
                    return [
                        .subject(one.subject), .wording(one.from.wording),
                        .wording(one.to.wording),
                        .wording(ComparisonDivision.decider.wording(ofPart: deciders)),
                    ]
                }
            )
        )
    }
}
