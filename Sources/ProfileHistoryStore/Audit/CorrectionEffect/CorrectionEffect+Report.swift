public import AuditReports
internal import EventModel
internal import ProfileModel
internal import ProfileScoring

extension CorrectionEffect {
    /// The answer as people read it.
    public func report() -> Report {
        var sections: [ReportSection] = []
        if !recipients.isEmpty {
            sections.append(
                ReportSection(
                    Wording(
                        danish: "Hvem der fik vist en score, som er en anden nu",
                        english: "Who was shown a score that is another one now"
                    ),
                    ScoreCount.table(recipients, .recipient)
                )
            )
        }
        if !scores.isEmpty {
            sections.append(
                ReportSection(Wording(danish: "Scorerne", english: "The scores"), scoreTable)
            )
            sections.append(
                ReportSection(
                    Wording(danish: "Hvad der blev rettet", english: "What was corrected"),
                    inputTable
                )
            )
        }
        return Report(
            title: Wording(
                danish: "Hvad sene rettelser ændrede",
                english: "What late corrections changed"
            ),
            lead: [summary],
            sections: sections + UnexaminedScore.sections(unexamined, erased: erased),
            sources: [.source(through)]
        )
    }

    private var summary: Wording {
        Wording(
            danish: "Viste scorer med andre input nu: \(issued.count). Heraf med en anden klasse: "
                + "\(classChangedCount). Uændrede: \(unchanged). Ikke undersøgt: "
                + "\(unexamined.count).",
            english: "Scores shown with other inputs now: \(issued.count). Of these with another "
                + "class: \(classChangedCount). Unchanged: \(unchanged). Not examined: "
                + "\(unexamined.count)."
        )
    }

    private var scoreTable: ReportBlock {
        .table(
            ReportTable(
                columns: [
                    .subject, .position, .at, .model, .recipient,
                    ReportColumn(Wording(danish: "vist", english: "shown")),
                    ReportColumn(Wording(danish: "da", english: "then")),
                    ReportColumn(Wording(danish: "nu", english: "now")),
                ],
                rows: scores.map { corrected in
                    let score = corrected.score
                    return [
                        .subject(score.subject), .position(score.position), .moment(score.at),
                        .text(corrected.model),
                        corrected.isIssued ? .text(score.recipient) : .none,
                        corrected.isIssued ? .text(score.label) : .none,
                        .wording(corrected.then.wording), .wording(corrected.now.wording),
                    ]
                }
            )
        )
    }

    private var inputTable: ReportBlock {
        var rows: [[ReportCell]] = []
        for corrected in scores {
            for input in corrected.inputs {
                rows.append([
                    .subject(corrected.score.subject), .position(corrected.score.position),
                    .text(input.feature), .text(input.before.value.text),
                    .positions(input.before.positions), .text(input.after.value.text),
                    .positions(input.after.positions), .positions(input.causes.map(\.position)),
                ])
            }
        }
        return .table(
            ReportTable(
                columns: [
                    .subject, .position, ReportColumn(Wording(danish: "input", english: "input")),
                    ReportColumn(Wording(danish: "da", english: "then")),
                    ReportColumn(Wording(danish: "fra", english: "from")),
                    ReportColumn(Wording(danish: "nu", english: "now")),
                    ReportColumn(Wording(danish: "fra", english: "from")),
                    ReportColumn(Wording(danish: "rettet af", english: "corrected by")),
                ],
                rows: rows
            )
        )
    }
}

extension CorrectedScore.Side {
    /// The result as reports name it.
    fileprivate var wording: Wording {
        switch outcome {
        case .class(let name): Wording(danish: name, english: name)
        case .noResult(.withheldInput):
            Wording(danish: "(fortælles ikke)", english: "(not told)")
        case .noResult: Wording(danish: "intet resultat", english: "no result")
        case .noSubmission, .noModel, .otherGroup:
            Wording(danish: "intet skema", english: "no form")
        }
    }
}
