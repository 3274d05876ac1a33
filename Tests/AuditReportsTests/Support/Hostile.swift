import AuditReports
import EventModel
import ProfileModel

/// A report whose every text tries to be more than text.
enum Hostile {
    static let text = """
        <script>alert("x")</script> ' onload='y & ]]> --> </style></title> \u{1B}[31m\u{0} \u{202E}\
        \u{FEFF}\u{FFFE} æøå \u{1F600} \\22 "; } body { display: none }
        """

    static var report: Report {
        let wording = Wording(danish: text, english: text)
        let table = ReportTable(
            columns: [ReportColumn(wording), ReportColumn(wording, numeric: true)],
            rows: [[.text(text), .wording(wording)], [.text("short row")], []],
            caption: wording
        )
        let plots: [Plot] = [
            .steps(
                StepPlot(
                    title: wording,
                    axis: wording,
                    scale: .classes([wording]),
                    points: [StepPlot.Point(time: .distantPast, value: 0)],
                    events: [StepPlot.Event(time: .distantPast, label: wording)]
                )
            ),
            .flows(
                FlowPlot(
                    title: wording,
                    before: wording,
                    after: wording,
                    counts: SmallCounts().published(
                        CountTable(rows: [wording], columns: [wording], counts: [[9]])
                    )
                )
            ),
            .contributions(
                ContributionPlot(
                    title: wording,
                    axis: wording,
                    contributions: [ContributionPlot.Contribution(label: wording, value: 1)]
                )
            ),
            .bars(
                BarPlot(
                    title: wording,
                    axis: wording,
                    series: [wording, wording],
                    groups: [
                        BarPlot.Group(
                            label: wording,
                            bars: [.suppressed, .rate(0.5, interval: nil)]
                        )
                    ]
                )
            ),
        ]
        return Report(
            title: wording,
            lead: [wording],
            sections: [
                ReportSection(
                    wording,
                    .paragraph(wording),
                    .list([wording]),
                    .note(wording),
                    .table(table),
                    .figures([ReportFigure(label: wording, value: .text(text))])
                ),
                ReportSection(
                    heading: nil,
                    blocks: plots.map { ReportBlock.plot($0, caption: wording) }
                ),
            ],
            sources: [wording]
        )
    }
}
