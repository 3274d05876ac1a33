import AuditReports
import ProfileModel
import Testing

@Suite struct TextTests {
    private func text(_ blocks: ReportBlock..., width: Int = 40) -> String {
        let report = Report(
            title: Wording(danish: "T"),
            sections: [ReportSection(heading: nil, blocks: blocks)]
        )
        return String(report.text(in: .danish, width: width).dropFirst("T\n=\n\n".count))
    }

    private let table = ReportTable(
        columns: [
            ReportColumn(Wording(danish: "gruppe")),
            ReportColumn(Wording(danish: "antal"), numeric: true),
        ],
        rows: [
            [.text("kvinder"), .count(12_345)],
            [.text("en gruppe med et meget langt og omstændeligt navn"), .suppressed], [.text("x")],
        ],
        caption: Wording(danish: "Grupper")
    )

    @Test func `numbers are set to the right and long texts go on below`() {
        #expect(
            text(.table(table)) == """
                Grupper
                gruppe                             antal
                --------------------------------  ------
                kvinder                           12.345
                en gruppe med et meget langt og       ..
                omstændeligt navn
                x

                .. tilbageholdt: så få personer, at
                tallet kan pege på enkeltpersoner, eller
                et tal, som sådan et kan udregnes af.

                """
        )
    }

    @Test func `a table that does not fit has a block for each row`() {
        let columns = (1...6).map { ReportColumn(Wording(danish: "kolonne\($0)"), numeric: true) }
        let rows = [columns.indices.map { ReportCell.count($0 * 1_000_000) }, [.none]]
        #expect(
            text(.table(ReportTable(columns: columns, rows: rows))) == """
                kolonne1  0
                kolonne2  1.000.000
                kolonne3  2.000.000
                kolonne4  3.000.000
                kolonne5  4.000.000
                kolonne6  5.000.000

                kolonne1  –
                kolonne2
                kolonne3
                kolonne4
                kolonne5
                kolonne6

                """
        )
    }

    @Test(arguments: [40, 41, 60, 100])
    func `no line is longer than the width`(width: Int) throws {
        let odd = OddPlots.all.map { ReportBlock.plot($0.plot, caption: OddPlots.long) }
        let reports = [
            try Samples.report(), Hostile.report,
            Samples.study.report(title: OddPlots.long),
            Report(title: OddPlots.long, sections: [ReportSection(heading: nil, blocks: odd)]),
        ]
        for report in reports {
            let lines = report.text(in: .english, width: width).split(separator: "\n")
            #expect(lines.filter { $0.count > width || $0.last == " " } == [])
        }
    }

    @Test func `a word longer than the line is broken after a hyphen or cut`() {
        let long = String(repeating: "a", count: 30) + "-" + String(repeating: "b", count: 50)
        let lines = text(.paragraph(Wording(danish: "x \(long) y"))).split(separator: "\n")
        #expect(lines.map(\.count) == [1, 31, 40, 12])
        #expect(lines.joined() == "x" + long + " y")
    }

    @Test func `a width below 40 is 40`() {
        let long = Wording(danish: String(repeating: "ord ", count: 30))
        #expect(text(.paragraph(long), width: -7) == text(.paragraph(long), width: 40))
    }

    @Test func `wide characters take two columns`() {
        let table = ReportTable(
            columns: [ReportColumn(Wording(danish: "a")), ReportColumn(Wording(danish: "b"))],
            rows: [[.text("漢字"), .text("x")], [.text("e\u{301}"), .text("y")]]
        )
        #expect(
            text(.table(table)) == """
                a     b
                ----  -
                漢字  x
                e\u{301}     y

                """
        )
    }

    @Test func `more cells than columns are refused`() async {
        await #expect(processExitsWith: .failure) {
            _ = ReportTable(columns: [], rows: [[.none]])
        }
    }
}
