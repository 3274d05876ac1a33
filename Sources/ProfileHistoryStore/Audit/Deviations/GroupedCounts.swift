internal import AuditReports
internal import EventModel
internal import ProfileModel

/// Assessments counted by group and column, without the counts that point to a person.
///
/// Whether a count is held back goes by the persons behind it, and further ones are held back until
/// none can be computed from totals.
struct GroupedCounts {
    /// By group, then column.
    let cells: [[PublishedCount]]
    /// The total of each group.
    let rowTotals: [PublishedCount]
    /// The total of each column.
    let columnTotals: [PublishedCount]
    /// All of them.
    let total: PublishedCount

    /// Counts assessments, which come with the place of their group, by the column of each.
    init(
        _ assessments: [(group: Int, assessment: ComparedAssessment)],
        groupCount: Int,
        columnCount: Int,
        suppressedUnder threshold: Int,
        column: (ComparedAssessment) -> Int?
    ) {
        let line = [Int](repeating: 0, count: columnCount)
        var counts = [[Int]](repeating: line, count: groupCount)
        let nobody = [Set<SubjectID>](repeating: [], count: columnCount)
        var persons = [[Set<SubjectID>]](repeating: nobody, count: groupCount)
        for (group, assessment) in assessments {
            guard let column = column(assessment) else { continue }
            counts[group][column] += 1
            persons[group][column].insert(assessment.subject)
        }
        let name = Wording(danish: "")
        let published = SmallCounts(threshold: threshold).published(
            CountTable(
                rows: counts.map { _ in name },
                columns: line.map { _ in name },
                counts: persons.map { $0.map(\.count) }
            )
        )
        func shown(_ mask: PublishedCount, _ count: Int) -> PublishedCount {
            mask == .suppressed ? .suppressed : .count(count)
        }
        let sums = counts.map { $0.reduce(0, +) }
        cells = zip(published.counts, counts).map { zip($0, $1).map { shown($0, $1) } }
        rowTotals = zip(published.rowTotals, sums).map { shown($0, $1) }
        columnTotals = line.indices.map { column in
            shown(published.columnTotals[column], counts.reduce(0) { $0 + $1[column] })
        }
        total = shown(published.total, sums.reduce(0, +))
    }
}
