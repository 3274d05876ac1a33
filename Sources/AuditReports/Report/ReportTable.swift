public import ProfileModel

/// Values in rows and columns; the first column says what a row is about.
public struct ReportTable: Hashable, Sendable {
    /// The columns, from the left.
    public var columns: [ReportColumn]
    /// The rows, from above, with a cell for each column; a cell that is missing is left empty.
    public var rows: [[ReportCell]]
    /// What the table shows.
    public var caption: Wording?

    /// Puts a table together.
    ///
    /// A row with more cells than there are columns is a programmer's error, and traps.
    public init(columns: [ReportColumn], rows: [[ReportCell]], caption: Wording? = nil) {
        precondition(
            rows.allSatisfy { $0.count <= columns.count },
            "A row has no more cells than its table has columns"
        )
        self.columns = columns
        self.rows = rows
        self.caption = caption
    }
}
