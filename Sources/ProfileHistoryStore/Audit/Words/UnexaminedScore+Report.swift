internal import AuditReports
internal import EventModel
internal import ProfileModel

extension UnexaminedScore {
    /// What could not be examined, and everybody whose data was destroyed; empty where that is
    /// nobody.
    static func sections(_ scores: [UnexaminedScore], erased: [SubjectID]) -> [ReportSection] {
        var blocks: [ReportBlock] = []
        if !scores.isEmpty {
            blocks.append(
                .table(
                    ReportTable(
                        columns: [.subject, .position, .at, .standing, .why],
                        rows: scores.map(\.cells)
                    )
                )
            )
        }
        if !erased.isEmpty {
            let names = erased.map(\.description).joined(separator: ", ")
            blocks.append(
                .note(
                    Wording(
                        danish: "Slettet, så det ikke mere kan læses, om der var scorer: \(names).",
                        english: "Erased, so that it can not be read whether there were scores: "
                            + "\(names)."
                    )
                )
            )
        }
        if blocks.isEmpty { return [] }
        let heading = Wording(danish: "Ikke undersøgt", english: "Not examined")
        return [ReportSection(heading: heading, blocks: blocks)]
    }

    private var cells: [ReportCell] {
        [
            .subject(subject), .position(position), .moment(at), .wording(standing.wording),
            .wording(reason.wording),
        ]
    }
}

extension UnexaminedScore.Reason {
    /// The reason as reports name it.
    var wording: Wording {
        switch self {
        case .restricted:
            Wording(
                danish: "behandlingen af scoren er begrænset",
                english: "the score is restricted"
            )
        case .inputRestricted:
            Wording(
                danish: "behandlingen af et input er begrænset",
                english: "an input is restricted"
            )
        case .inputErased:
            Wording(danish: "et input er slettet", english: "an input was erased")
        case .modelNotRegistered:
            Wording(danish: "modellen er ikke registreret", english: "the model is not registered")
        case .modelNotApproved:
            Wording(
                danish: "modellen er aldrig godkendt",
                english: "the model was never approved"
            )
        }
    }
}
