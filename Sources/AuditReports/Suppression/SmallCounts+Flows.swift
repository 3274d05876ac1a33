extension SmallCounts {
    /// Counts from each row to each column as they may be shown beside tables that divide them.
    ///
    /// No total of a row or column is shown that holds a number held back: other tables of the same
    /// people can then be shown with ``published(withinTotals:)``, and nothing follows from reading
    /// them together. Everybody together is held back only where they are few themselves.
    public func publishedFlows(_ table: CountTable) -> PublishedCounts {
        let width = table.columns.count
        var network = CountNetwork(
            [table.counts.flatMap { $0 }],
            columnCount: width * table.rows.count
        )
        let isProtected = network.hold { holdsBack($0) }
        precondition(isProtected, "Every number of a table lies on a circle")
        var counts = table.counts.indices.map { row in
            (0..<width).map { network.cell(0, row * width + $0) }
        }
        holdBackMore(of: table, &counts)
        return PublishedCounts(
            rows: table.rows,
            columns: table.columns,
            counts: counts,
            rowTotals: counts.map(Self.sum),
            columnTotals: (0..<width).map { column in Self.sum(counts.map { $0[column] }) },
            total: network.total
        )
    }

    /// Holds back the smallest of the flows that are shown until those held back together are many:
    /// their sum follows from the total.
    private func holdBackMore(of table: CountTable, _ counts: inout [[PublishedCount]]) {
        func sum(of counts: [[PublishedCount]]) -> Int {
            var sum = 0
            for (row, cells) in counts.enumerated() {
                for (column, cell) in cells.enumerated() where cell.value == nil {
                    sum += table.counts[row][column]
                }
            }
            return sum
        }
        while holdsBack(sum(of: counts)) {
            let shown = counts.indices.flatMap { row in
                counts[row].indices.map { (row: row, column: $0) }
            }.filter { (counts[$0.row][$0.column].value ?? 0) > 0 }
            let next = shown.min { left, right in
                table.counts[left.row][left.column] < table.counts[right.row][right.column]
            }
            guard let next else { return }
            counts[next.row][next.column] = .suppressed
        }
    }

    /// The total where every number of it is shown.
    private static func sum(_ counts: [PublishedCount]) -> PublishedCount {
        let shown = counts.compactMap(\.value)
        return shown.count == counts.count ? .count(shown.reduce(0, +)) : .suppressed
    }

    /// Counts as they may be shown where the totals below the columns are known from elsewhere.
    ///
    /// `nil` where one of these totals is so small itself, or alone in its column, that nothing of
    /// the table can be shown.
    public func published(withinTotals table: CountTable) -> PublishedCounts? {
        let (rows, columns) = (table.rows.indices, table.columns.indices)
        var network = CountNetwork(
            table.counts,
            columnCount: columns.count,
            fixesColumns: true
        )
        guard network.hold(where: { holdsBack($0) }) else { return nil }
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
