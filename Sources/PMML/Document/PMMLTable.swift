/// Many rows, held column by column.
public struct PMMLTable: Hashable, Sendable {
    /// One column for each of a document's active fields, in their order.
    public let columns: [PMMLColumn]
    /// The number of rows.
    public let rowCount: Int

    /// Puts columns together.
    ///
    /// - Parameters:
    ///   - columns: As many as the document has active fields, all of one length.
    ///   - rowCount: The number of rows, which a document without active fields needs, too.
    public init(columns: [PMMLColumn], rowCount: Int) {
        precondition(
            columns.allSatisfy { $0.count == rowCount },
            "a column has one value for each row"
        )
        self.columns = columns
        self.rowCount = rowCount
    }
}
