extension PMMLEvaluator {
    /// The numbers that the rows of a table are predicted, and nothing else.
    ///
    /// Each is what ``number(_:)`` gives for the row, bit for bit. Rows are scored in blocks, a
    /// block field by field and tree by tree; the first call compiles the document for that. Rows
    /// with values that are missing or invalid, and models that are not scored so, take the way
    /// from row to row.
    ///
    /// - Returns: A number for each row; one that is not a number (`nan`) where `number` is nil.
    public mutating func numbers(_ table: PMMLTable) -> [Double] {
        var numbers = [Double](repeating: .nan, count: table.rowCount)
        score(table, width: document.function == .regression ? 1 : 0, into: &numbers) {
            (evaluator, inputs, row, numbers) in
            numbers[row] = evaluator.number(inputs) ?? .nan
        }
        return numbers
    }

    /// The probabilities of all classes for the rows of a table, and nothing else.
    ///
    /// They are what ``probabilities(_:)`` gives for the row, bit for bit; how they are come by is
    /// said at ``numbers(_:)``.
    ///
    /// - Returns: Row by row as many numbers as the document has categories; none of them is a
    ///   number (`nan`) where a row has no probabilities.
    public mutating func probabilities(_ table: PMMLTable) -> [Double] {
        let width = document.categories.count
        var numbers = [Double](repeating: .nan, count: table.rowCount * width)
        score(table, width: document.function == .classification ? width : 0, into: &numbers) {
            (evaluator, inputs, row, numbers) in
            let found = evaluator.probabilities(inputs)
            for place in found.indices { numbers[row * width + place] = found[place] }
        }
        return numbers
    }

    /// Scores blocks of rows, and by `scoreRow` those that a block leaves open.
    ///
    /// - Parameter width: How many numbers a row has; 0 if no block can give them.
    private mutating func score(
        _ table: PMMLTable,
        width: Int,
        into numbers: inout [Double],
        byRow scoreRow: (inout PMMLEvaluator, [PMMLInput], Int, inout [Double]) -> Void
    ) {
        precondition(
            table.columns.count == document.activeFields.count,
            "a table has one column for each active field"
        )
        if width > 0, blocks == nil { blocks = BlockEvaluation(document.plan) }
        for start in stride(from: 0, to: table.rowCount, by: Block.rowCount) {
            let rows = start..<min(start + Block.rowCount, table.rowCount)
            let isScored = width > 0 && blocks?.score(rows, of: table) == true
            if isScored { blocks?.write(to: &numbers, from: start * width) }
            for row in rows where !isScored || blocks?.isOpen(row - start) != false {
                scoreRow(&self, table.columns.map { $0[row] }, row, &numbers)
            }
        }
    }
}
