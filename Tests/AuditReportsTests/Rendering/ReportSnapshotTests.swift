import AuditReports
import ProfileModel
import Testing

@Suite struct ReportSnapshotTests {
    @Test(arguments: Language.allCases)
    func `a report is as it was looked at`(language: Language) throws {
        let report = try Samples.report()
        try Snapshot.expect(
            report.text(in: language, width: 80),
            is: "profile.\(language.rawValue).txt"
        )
        try Snapshot.expect(report.html(in: language), is: "profile.\(language.rawValue).html")
    }

    @Test(arguments: Language.allCases)
    func `a fairness report is as it was looked at`(language: Language) throws {
        let report = Samples.study.report(
            title: Wording(danish: "Hvem scoren udvælger", english: "Whom the score selects")
        )
        try Snapshot.expect(
            report.text(in: language, width: 80),
            is: "fairness.\(language.rawValue).txt"
        )
        try Snapshot.expect(report.html(in: language), is: "fairness.\(language.rawValue).html")
    }

    @Test(arguments: Language.allCases)
    func `a drawing is as it was looked at`(language: Language) throws {
        try Snapshot.expect(
            try Samples.shareSteps().svg(in: language),
            is: "shares.\(language.rawValue).svg"
        )
    }
}
