public import ProfileModel

/// Numbers of people in rows and columns with their totals, from which the small ones are held
/// back.
///
/// Made by `SmallCounts`. A number that stands here is exact.
public struct PublishedCounts: Hashable, Sendable {
    /// What the rows are.
    public let rows: [Wording]
    /// What the columns are.
    public let columns: [Wording]
    /// By row, then column.
    public let counts: [[PublishedCount]]
    /// The total of each row.
    public let rowTotals: [PublishedCount]
    /// The total of each column.
    public let columnTotals: [PublishedCount]
    /// Everybody.
    public let total: PublishedCount
}
