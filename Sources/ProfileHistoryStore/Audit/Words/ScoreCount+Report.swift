internal import AuditReports
internal import ProfileModel

extension ScoreCount {
    /// A table of counts, one row a name.
    static func table(_ counts: [ScoreCount], _ column: ReportColumn) -> ReportBlock {
        .table(
            ReportTable(
                columns: [column, .scores, .persons],
                rows: counts.map { [.text($0.name), .count($0.scores), .count($0.subjects)] }
            )
        )
    }
}
