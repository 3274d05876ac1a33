/// Holds back numbers so small that they point to a person, and those that would give them away.
///
/// A number from 1 to below the threshold is held back; 0 stays. Rows and columns have totals, from
/// which a single number held back in its line is one subtraction away, and two of them with the
/// least sum they can have as well. Further numbers are therefore held back until each of them can
/// have at least two values for a reader who knows all that is shown and that none held back is 0.
///
/// That is protection against subtraction, not against knowledge: who knows some of the persons can
/// subtract them too, and a reader who reasons about why a number is held back may narrow it
/// further. The method is that of complementary cell suppression: L. Willenborg and T. de Waal,
/// Elements of Statistical Disclosure Control, 2001, chapters 8 and 9.
public struct SmallCounts: Hashable, Sendable {
    /// The least number of people above 0 that is shown.
    public let threshold: Int

    /// Sets the threshold, of which 1 holds nothing back.
    ///
    /// One below 1 is a programmer's error, and traps.
    public init(threshold: Int = 5) {
        precondition(threshold >= 1, "A threshold of people is at least 1")
        self.threshold = threshold
    }

    /// Whether a number alone is so small that it is held back.
    public func holdsBack(_ count: Int) -> Bool { count > 0 && count < threshold }

    /// The table with its totals, without the numbers that must not be seen.
    ///
    /// The same table gives the same result. Held back are rather the inner numbers than totals,
    /// and rather few and small ones than many and large ones, though not always the fewest that
    /// would do. The cost grows with the square of the table's numbers. Throws nothing; traps where
    /// the numbers' sum is beyond `Int`, which no number of people is.
    public func published(_ table: CountTable) -> PublishedCounts {
        let (rows, columns) = (table.rows.indices, table.columns.indices)
        var network = CountNetwork(table.counts, columnCount: columns.count)
        let isProtected = network.hold { holdsBack($0) }
        precondition(isProtected, "Every number of a table lies on a circle")
        return PublishedCounts(
            rows: table.rows,
            columns: table.columns,
            counts: rows.map { row in columns.map { network.cell(row, $0) } },
            rowTotals: rows.map { network.rowTotal($0) },
            columnTotals: columns.map { network.columnTotal($0) },
            total: network.total
        )
    }
}
