public import ProfileModel

/// Numbers of people in rows and columns, with none held back.
///
/// A row may be a group and a column an outcome, or a row the class before and a column the class
/// after.
public struct CountTable: Hashable, Sendable {
    /// What the rows are.
    public let rows: [Wording]
    /// What the columns are.
    public let columns: [Wording]
    /// By row, then column.
    public let counts: [[Int]]

    /// Puts a table together.
    ///
    /// A table that is not rectangular, a number below 0 and a total beyond `Int` are a
    /// programmer's errors, and trap.
    public init(rows: [Wording], columns: [Wording], counts: [[Int]]) {
        precondition(counts.count == rows.count, "A table of counts has a line for each row")
        precondition(
            counts.allSatisfy { $0.count == columns.count },
            "A line of a table of counts has a number for each column"
        )
        precondition(
            counts.allSatisfy { $0.allSatisfy { $0 >= 0 } },
            "A number of people is not below 0"
        )
        self.rows = rows
        self.columns = columns
        self.counts = counts
    }
}
