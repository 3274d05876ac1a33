public import AuditReports
internal import EventModel
internal import ProfileModel

extension BlastRadius {
    /// The answer as people read it.
    public func report() -> Report {
        var sections: [ReportSection] = []
        if !scores.isEmpty {
            sections = [
                ReportSection(
                    Wording(
                        danish: "Hvem scorerne blev vist",
                        english: "Whom the scores were shown"
                    ),
                    ScoreCount.table(recipients, .recipient)
                ),
                ReportSection(
                    Wording(danish: "Hvad der blev vist", english: "What was shown"),
                    ScoreCount.table(classes, .label)
                ),
                ReportSection(Wording(danish: "Scorerne", english: "The scores"), table),
            ]
        }
        return Report(
            title: Wording(danish: "Hvem en fejl har ramt", english: "Whom a fault reached"),
            lead: [faultWording, summary] + reservation,
            sections: sections + UnexaminedScore.sections(unexamined, erased: erased),
            sources: [.source(through)]
        )
    }

    private var faultWording: Wording {
        let place = within.map { " (\($0))" } ?? ""
        return switch fault {
        case .model(let name):
            Wording(
                danish: "Fejlen: modelversionen \(name)\(place).",
                english: "The fault: the model version \(name)\(place)."
            )
        case .range(let range):
            Wording(
                danish: "Fejlen: begivenhederne på position \(range)\(place).",
                english: "The fault: the events at positions \(range)\(place)."
            )
        case .input(let condition):
            Wording(
                danish: "Fejlen: et input med \(condition)\(place).",
                english: "The fault: an input with \(condition)\(place)."
            )
        }
    }

    private var summary: Wording {
        Wording(
            danish: "Personer ramt: \(subjects.count). Scorer ramt: \(scores.count), heraf "
                + "\(count(.disputed)) mærket som ikke at måtte anvendes og \(count(.annulled)) "
                + "annulleret.",
            english: "Persons reached: \(subjects.count). Scores reached: \(scores.count), of "
                + "which \(count(.disputed)) marked not to be used and \(count(.annulled)) "
                + "annulled."
        )
    }

    private var reservation: [Wording] {
        if unexamined.isEmpty && erased.isEmpty { return [] }
        return [
            Wording(
                danish: "Ikke undersøgt: scorer: \(unexamined.count); slettede personer: "
                    + "\(erased.count).",
                english: "Not examined: scores: \(unexamined.count); erased persons: "
                    + "\(erased.count)."
            )
        ]
    }

    private var table: ReportBlock {
        .table(
            ReportTable(
                columns: [
                    .subject, .position, .at, .model, .label, .recipient, .standing, .why,
                ],
                rows: scores.map { touched in
                    let score = touched.score
                    return [
                        .subject(score.subject), .position(score.position), .moment(score.at),
                        .text(score.model), .text(score.label), .text(score.recipient),
                        .wording(score.standing.wording), .wording(touched.why),
                    ]
                }
            )
        )
    }
}

extension TouchedScore {
    /// What the fault reached it by, in one line.
    fileprivate var why: Wording {
        let texts = reasons.map(\.wording)
        return Wording(
            danish: texts.map(\.danish).joined(separator: "; "),
            english: texts.map(\.english).joined(separator: "; ")
        )
    }
}

extension TouchedScore.Reason {
    fileprivate var wording: Wording {
        switch self {
        case .model: Wording(danish: "modellen", english: "the model")
        case .event: Wording(danish: "selve begivenheden", english: "the event itself")
        case .input(let input): input.wording
        }
    }
}

extension TouchedInput {
    fileprivate var wording: Wording {
        let places = positions.prefix(3).map { "#\($0)" }.joined(separator: " ")
        let more = positions.count > 3 ? " …" : ""
        let text = positions.isEmpty ? feature : "\(feature) \(places)\(more)"
        return switch isConsulted {
        case true?: Wording(danish: "\(text) (brugt)", english: "\(text) (consulted)")
        case false?: Wording(danish: text, english: text)
        case nil: Wording(danish: "\(text) (brug ukendt)", english: "\(text) (use not known)")
        }
    }
}
