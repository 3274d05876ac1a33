public import AuditReports
internal import EventModel
internal import ProfileModel

extension Windows {
    /// The answer as people read it.
    public func report() -> Report {
        var sections = [
            ReportSection(
                Wording(danish: "Efter skema og målgruppe", english: "By form and target group"),
                .table(countTable)
            )
        ]
        if !listed.isEmpty {
            sections.append(
                ReportSection(
                    Wording(danish: "Ikke indenfor", english: "Not inside"),
                    .table(listTable)
                )
            )
        }
        return Report(
            title: Wording(
                danish: "Skemaer uden for tiden eller fra en forkert gruppe",
                english: "Forms outside the permitted time or by the wrong group"
            ),
            lead: [
                Wording(
                    danish: "Skemaer: \(submissions.count). Ikke indenfor: \(listed.count). "
                        + "Annulleret og ikke talt med: \(annulled).",
                    english: "Forms: \(submissions.count). Not inside: \(listed.count). Annulled "
                        + "and not counted: \(annulled)."
                )
            ],
            sections: sections + UnexaminedScore.sections([], erased: erased),
            sources: [.source(through)] + question.rules.wordings
        )
    }

    private var countTable: ReportTable {
        let verdicts = JudgedSubmission.Verdict.allCases
        return ReportTable(
            columns: [
                ReportColumn(Wording(danish: "skema", english: "form")), .group,
                ReportColumn(Wording(danish: "i alt", english: "all"), numeric: true),
            ] + verdicts.map { ReportColumn($0.wording, numeric: true) },
            rows: counts.map { count in
                [.text(count.form), .text(count.group.rawValue), .count(count.all)]
                    + verdicts.map { .count(count.count($0)) }
            }
        )
    }

    private var listTable: ReportTable {
        ReportTable(
            columns: [
                .subject, .position, .at, .group,
                ReportColumn(Wording(danish: "ydelse", english: "benefit")),
                ReportColumn(Wording(danish: "ledig siden", english: "unemployed since")),
                ReportColumn(Wording(danish: "lukket", english: "closed")),
                ReportColumn(Wording(danish: "udfald", english: "verdict")), .why,
            ],
            rows: listed.map { submission in
                [
                    .subject(submission.subject), .position(submission.position),
                    .moment(submission.at), .text(submission.group.rawValue),
                    submission.benefit.map { .text($0.rawValue) } ?? .none,
                    submission.start.map { .text($0.description) } ?? .none,
                    submission.closed.map { .moment($0) } ?? .none,
                    .wording(submission.verdict.wording),
                    submission.reason.map { .wording($0.wording) } ?? .none,
                ]
            }
        )
    }
}

extension ReportColumn {
    fileprivate static let group = ReportColumn(
        Wording(danish: "målgruppe", english: "target group")
    )
}

extension WindowRules {
    /// The rules as this store reads them.
    fileprivate var wordings: [Wording] {
        let codes = codes.prefixes.map { "\($0.group)=\($0.digits)" }.joined(separator: ", ")
        let waiting = untilAssigned.map(\.rawValue).sorted().joined(separator: ", ")
        return [
            Wording(
                danish: "Ledigheden begynder med den første uge i den ubrudte række af uger med en "
                    + "ydelse (koder der begynder med: \(codes); uger uden, der ikke bryder: "
                    + "\(gap)). For sent er fra og med dagen \(months) måneder efter dens mandag.",
                english:
                    "Unemployment begins with the first week of the unbroken run of weeks with "
                    + "a benefit (codes that begin with: \(codes); weeks without that break "
                    + "nothing: \(gap)). Late is from the day \(months) months after its Monday on."
            ),
            Wording(
                danish: "Indtil de er placeret i en gruppe (oplysningen \(assigned ?? "–")): "
                    + "\(waiting).",
                english: "Until they are assigned a group (the attribute \(assigned ?? "–")): "
                    + "\(waiting)."
            ),
        ]
    }
}

extension JudgedSubmission.Verdict {
    fileprivate var wording: Wording {
        switch self {
        case .inside: Wording(danish: "indenfor", english: "inside")
        case .late: Wording(danish: "for sent", english: "late")
        case .before: Wording(danish: "før", english: "before")
        case .wrongGroup: Wording(danish: "forkert gruppe", english: "wrong group")
        case .cannotTell: Wording(danish: "kan ikke afgøres", english: "can not tell")
        }
    }
}

extension JudgedSubmission.Reason {
    fileprivate var wording: Wording {
        switch self {
        case .noBenefit:
            Wording(danish: "ingen ydelser kendt", english: "no benefit known")
        case .noCodes:
            Wording(danish: "ingen koder for målgruppen", english: "no codes for the group")
        case .noAttribute:
            Wording(danish: "ingen oplysning, der placerer", english: "no attribute that assigns")
        case .restricted: Wording(danish: "behandling begrænset", english: "restricted")
        case .erased: Wording(danish: "slettet", english: "erased")
        }
    }
}
