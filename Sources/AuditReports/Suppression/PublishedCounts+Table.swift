public import ProfileModel

extension PublishedCounts {
    /// The numbers with their totals as a table of a report; `corner` says what the rows are.
    public func table(corner: Wording, caption: Wording? = nil) -> ReportTable {
        let all = Wording(danish: "I alt", english: "Total")
        let body = zip(zip(rows, counts), rowTotals).map { row, total in
            [.wording(row.0)] + row.1.map(\.cell) + [total.cell]
        }
        let last: [ReportCell] = [.wording(all)] + columnTotals.map(\.cell) + [total.cell]
        return ReportTable(
            columns: [ReportColumn(corner)]
                + (columns + [all]).map { ReportColumn($0, numeric: true) },
            rows: body + [last],
            caption: caption
        )
    }
}
