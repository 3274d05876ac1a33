public import AuditReports
internal import EventModel
internal import ProfileModel

extension Deviations {
    /// The answer as people read it.
    public func report() -> Report {
        var sections = [
            ReportSection(heading: Self.headings.rates, blocks: rates),
            ReportSection(Self.headings.statements, .table(statements)),
        ]
        if question.listsReasons {
            sections.append(ReportSection(Self.headings.reasons, .table(reasonTable)))
        }
        if question.listsAssessments {
            sections.append(ReportSection(Self.headings.assessments, .table(assessmentTable)))
        }
        return Report(
            title: Wording(
                danish: "Sagsbehandleres vurderinger ved siden af scorerne",
                english: "Caseworkers' assessments beside the scores"
            ),
            lead: [apart],
            sections: sections + UnexaminedScore.sections([], erased: erased),
            sources: [.source(through), Self.order, held]
        )
    }

    private static let headings = (
        rates: Wording(danish: "Hvor ofte de afviger", english: "How often they deviate"),
        statements: Wording(
            danish: "Hvad sagsbehandlerne selv siger",
            english: "What the caseworkers say themselves"
        ),
        reasons: Wording(danish: "Begrundelser for at afvige", english: "Reasons for deviating"),
        assessments: Wording(danish: "Vurderingerne", english: "The assessments")
    )

    private static let caption = Wording(
        danish: "Andelen af vurderinger med en score før sig, der afviger fra den",
        english: "The share of assessments with a score before them that deviates from it"
    )

    private var apart: Wording {
        Wording(
            danish: "Ikke talt med: \(annulled) annullerede, \(disputed) mærket som ikke at måtte "
                + "anvendes, \(restricted) med begrænset behandling.",
            english: "Not counted: \(annulled) annulled, \(disputed) marked not to be used, "
                + "\(restricted) restricted."
        )
    }

    private static let order = Wording(
        danish: "Højere og lavere er i den rækkefølge, som modelversionens eget dokument giver "
            + "klasserne. Hver vurdering holdes op mod den gyldige score, der blev udstedt sidst "
            + "inden den.",
        english:
            "Higher and lower are by the order in which the model version's own document lists "
            + "its classes. Each assessment is held against the valid score issued last before it."
    )

    private var held: Wording {
        Wording(
            danish: "Tal for færre end \(question.suppressedUnder) personer holdes tilbage, og "
                + "flere, så de ikke kan regnes ud. Intervallet er Wilsons på 95 %.",
            english: "Counts of fewer than \(question.suppressedUnder) persons are held back, and "
                + "more so that they can not be computed. The interval is Wilson's of 95%."
        )
    }

    private var rates: [ReportBlock] {
        let numeric = [
            ("vurderinger", "assessments"), ("uden score", "without score"),
            ("enige", "agreeing"), ("afvigende", "deviating"), ("højere", "higher"),
            ("lavere", "lower"), ("uordnet", "unordered"), ("andel", "rate"), ("fra", "from"),
            ("til", "to"),
        ].map { ReportColumn(Wording(danish: $0, english: $1), numeric: true) }
        let table = ReportTable(
            columns: [ReportColumn(question.grouping.wording)] + numeric,
            rows: lines.map { label, group in
                [
                    .wording(label), group.assessments.cell, group.withoutScore.cell,
                    group.agreeing.cell, group.deviating.cell, group.higher.cell,
                    group.lower.cell, group.unordered.cell, group.rate.cell,
                ] + group.interval
            }
        )
        guard groups.count > 1 else { return [.table(table)] }
        return [.table(table), .plot(.bars(plot), caption: Self.caption)]
    }

    private var plot: BarPlot {
        BarPlot(
            title: Self.headings.rates,
            axis: Wording(danish: "andel, der afviger", english: "share that deviates"),
            series: [Wording(danish: "afvigende", english: "deviating")],
            groups: groups.map { group in
                BarPlot.Group(label: label(of: group), bars: [group.rate.bar])
            }
        )
    }

    private var statements: ReportTable {
        let numeric = [
            ("siger afvigelse", "say deviating"), ("siger enighed", "say agreeing"),
            ("i modstrid", "contradictory"),
        ].map { ReportColumn(Wording(danish: $0, english: $1), numeric: true) }
        return ReportTable(
            columns: [ReportColumn(question.grouping.wording)] + numeric,
            rows: lines.map { label, group in
                [
                    .wording(label), group.statedDeviating.cell, group.statedAgreeing.cell,
                    group.contradictory.cell,
                ]
            }
        )
    }

    /// Every group, and then all of them.
    private var lines: [(Wording, DeviationGroup)] {
        groups.map { (label(of: $0), $0) }
            + [(Wording(danish: "I alt", english: "Total"), total)]
    }

    private func label(of group: DeviationGroup) -> Wording {
        if group.isRest { return question.grouping.rest }
        return group.name.map { Wording(danish: $0, english: $0) } ?? question.grouping.none
    }

    private var reasonTable: ReportTable {
        ReportTable(
            columns: [
                ReportColumn(DeviationQuestion.Grouping.reason.wording),
                ReportColumn(
                    Wording(danish: "vurderinger", english: "assessments"),
                    numeric: true
                ),
            ],
            rows: reasons.map { reason in
                [
                    reason.text.map { .text($0) }
                        ?? .wording(DeviationQuestion.Grouping.reason.none),
                    .count(reason.assessments),
                ]
            }
        )
    }

    private var assessmentTable: ReportTable {
        ReportTable(
            columns: [
                .subject, .position, .at,
                ReportColumn(DeviationQuestion.Grouping.office.wording),
                ReportColumn(Wording(danish: "vurdering", english: "assessment")),
                ReportColumn(Wording(danish: "score", english: "score")), .model,
                ReportColumn(Wording(danish: "sammenligning", english: "comparison")),
            ],
            rows: assessments.map { assessment in
                [
                    .subject(assessment.subject), .position(assessment.position),
                    .moment(assessment.at), assessment.office.map { .text($0) } ?? .none,
                    .text(assessment.label), assessment.score.map { .text($0.label) } ?? .none,
                    assessment.score.map { .text($0.model) } ?? .none,
                    .wording(assessment.wording),
                ]
            }
        )
    }
}

extension DeviationGroup {
    /// The ends of the interval of its rate.
    fileprivate var interval: [ReportCell] {
        guard case .rate(let rate) = rate else { return [rate.cell, rate.cell] }
        return [
            .percent(rate.interval.low, places: 1), .percent(rate.interval.high, places: 1),
        ]
    }
}

extension DeviationQuestion.Grouping {
    fileprivate var wording: Wording {
        switch self {
        case .office: Wording(danish: "kontor", english: "office")
        case .version: Wording(danish: "modelversion", english: "model version")
        case .reason: Wording(danish: "begrundelse", english: "reason")
        }
    }

    /// What stands for none.
    fileprivate var none: Wording {
        switch self {
        case .office, .reason: Wording(danish: "(ikke oplyst)", english: "(not stated)")
        case .version: Wording(danish: "(ingen score)", english: "(no score)")
        }
    }

    /// What stands for the small groups together.
    fileprivate var rest: Wording {
        switch self {
        case .office: Wording(danish: "(andre kontorer)", english: "(other offices)")
        case .version: Wording(danish: "(andre modelversioner)", english: "(other model versions)")
        case .reason: Wording(danish: "(andre begrundelser)", english: "(other reasons)")
        }
    }
}

extension ComparedAssessment {
    fileprivate var wording: Wording {
        let text: Wording =
            switch comparison {
            case .agrees: Wording(danish: "enig", english: "agrees")
            case .higher: Wording(danish: "højere", english: "higher")
            case .lower: Wording(danish: "lavere", english: "lower")
            case .unordered: Wording(danish: "anden klasse", english: "another class")
            case .noScore: Wording(danish: "ingen score", english: "no score")
            }
        guard isContradictory == true else { return text }
        return Wording(
            danish: "\(text.danish), i modstrid",
            english: "\(text.english), contradictory"
        )
    }
}
