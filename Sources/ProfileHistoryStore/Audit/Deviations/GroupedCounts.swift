internal import AuditReports
internal import ProfileModel

/// Assessments counted by group and column, without the counts that point to a person.
///
/// Whether a count is held back goes by the persons behind it, each once, and further ones are held
/// back until none can be computed from totals.
struct GroupedCounts {
    /// By group, then column.
    let cells: [[PublishedCount]]
    /// The total of each group.
    let rowTotals: [PublishedCount]
    /// The total of each column.
    let columnTotals: [PublishedCount]
    /// All of them.
    let total: PublishedCount

    /// A table whose totals are shown nowhere else.
    init(_ table: AssessmentTable, suppressedUnder threshold: Int) {
        let small = SmallCounts(threshold: threshold)
        let weights = Self.weights(of: table, small)
        let mask = small.published(CountTable(weights, columnCount: table.columns.count))
        cells = zip(mask.counts, table.counts).map { zip($0, $1).map { $0.shown($1) } }
        let rows = zip(mask.rowTotals, table.rowSums).map { $0.shown($1) }
        let columns = zip(mask.columnTotals, table.columnSums).map { $0.shown($1) }
        let all = mask.total.shown(table.rowSums.reduce(0, +))
        let totals = rows + columns + [all]
        let persons = table.rowPersons + table.columnPersons + [table.everybody]
        guard zip(totals, persons).contains(where: { $0 != .suppressed && small.holdsBack($1) })
        else {
            (rowTotals, columnTotals, total) = (rows, columns, all)
            return
        }
        // No total is shown that holds a number held back, so nothing can be subtracted from one.
        rowTotals = zip(cells, rows).map { $0.contains(.suppressed) ? .suppressed : $1 }
        columnTotals = columns.map { _ in .suppressed }
        total = .suppressed
    }

    /// A table whose row totals, and all of them, are shown as counts of another table.
    ///
    /// Nothing is shown of a total that is held back there. Where the columns' totals would give
    /// something away none of them is shown, and where the groups' own would, nothing is.
    init(
        _ table: AssessmentTable,
        of wholes: [PublishedCount],
        total whole: PublishedCount,
        suppressedUnder threshold: Int
    ) {
        let small = SmallCounts(threshold: threshold)
        let open = wholes.indices.filter { wholes[$0] != .suppressed }
        let complete = whole == .suppressed ? nil : Self.complete(table, open, small)
        let nothing = table.columns.map { _ in PublishedCount.suppressed }
        var cells = wholes.map { _ in nothing }
        if let mask = complete ?? small.published(withinTotals: Self.split(table, open)) {
            for (place, row) in open.enumerated() {
                cells[row] = table.columns.map { column in
                    mask.counts[column][place].shown(table.counts[row][column])
                }
            }
        }
        self.cells = cells
        rowTotals = wholes
        columnTotals =
            complete.map { mask in
                zip(mask.rowTotals, table.columnSums).map { $0.shown($1) }
            } ?? nothing
        total = whole
    }

    /// A split of the groups whose totals are shown, with the columns' totals; nil where these
    /// would give something away.
    ///
    /// The other groups are together one subtraction away, so they are one further group.
    private static func complete(
        _ table: AssessmentTable,
        _ open: [Int],
        _ small: SmallCounts
    ) -> PublishedCounts? {
        let others = table.persons.indices.filter { !open.contains($0) }
        let further = table.personCounts(ofRows: others)
        let mask = small.published(withinTotals: split(table, open, further))
        let showsFew = zip(mask?.rowTotals ?? [], table.columnPersons).contains { total, persons in
            total != .suppressed && small.holdsBack(persons)
        }
        return showsFew ? nil : mask
    }

    /// The persons of some groups by column and then group, since totals known stand below columns.
    private static func split(
        _ table: AssessmentTable,
        _ open: [Int],
        _ further: [Int]? = nil
    ) -> CountTable {
        CountTable(
            table.columns.map { column in
                open.map { table.persons[$0][column].count } + (further.map { [$0[column]] } ?? [])
            },
            columnCount: open.count + (further == nil ? 0 : 1)
        )
    }

    /// The persons behind each count, or 1 where those of the whole row or column are few.
    ///
    /// Who is in several cells is counted in each, so that the sum of few persons may be large.
    /// With less in the cells fewer other values are thought possible, so no more is shown.
    private static func weights(of table: AssessmentTable, _ small: SmallCounts) -> [[Int]] {
        let rows = table.rowPersons.map(small.holdsBack)
        let columns = table.columnPersons.map(small.holdsBack)
        return zip(table.persons, rows).map { line, isFew in
            zip(line, columns).map { isFew || $1 ? min($0.count, 1) : $0.count }
        }
    }
}

extension CountTable {
    /// Counts in rows and columns whose names nobody sees.
    fileprivate init(_ counts: [[Int]], columnCount: Int) {
        let name = Wording(danish: "")
        self.init(
            rows: counts.map { _ in name },
            columns: (0..<columnCount).map { _ in name },
            counts: counts
        )
    }
}

extension PublishedCount {
    /// Another number, where this one is shown.
    fileprivate func shown(_ count: Int) -> PublishedCount {
        self == .suppressed ? .suppressed : .count(count)
    }
}
