extension BlockRegression {
    /// Writes what the regression predicts into the columns from `first` on, one for each table.
    func score(_ block: inout Block, first: Int) {
        for (place, table) in tables.enumerated() {
            sum(table, &block, first + place)
            block.markOpen(first + place)
        }
        guard model.isClassification else {
            return block.map(first) { model.normalization.value($0, model.precision) }
        }
        var sums = [Double](repeating: 0, count: tables.count)
        let start = first * Block.rowCount
        for row in 0..<Block.rowCount where !block.isOpen(row) {
            for place in sums.indices {
                sums[place] = block.numbers[start + place * Block.rowCount + row]
            }
            model.normalize(&sums)
            for place in sums.indices {
                block.numbers[start + place * Block.rowCount + row] = sums[place]
            }
        }
    }

    /// Adds up a table's terms in a column.
    private func sum(_ table: Table, _ block: inout Block, _ column: Int) {
        block.fill(column, 0)
        let own = column * Block.rowCount
        var numbers = block.numbers.mutableSpan
        for term in table.terms {
            switch term.quantity {
            case .power(let column, exponent: let exponent):
                add(&numbers, own, term.coefficient, column * Block.rowCount, Double(exponent))
            case .category(let column, let value):
                let start = column * Block.rowCount
                for row in 0..<Block.rowCount {
                    // Adding the negative zero leaves every sum as it is.
                    let factor = numbers[start + row] == value ? term.coefficient : -0.0
                    add(&numbers, own + row, factor, 1)
                }
            case .product(let columns):
                for row in 0..<Block.rowCount {
                    var product = 1.0
                    for column in columns {
                        let number = numbers[column * Block.rowCount + row]
                        product = model.precision.rounded(product * number)
                    }
                    add(&numbers, own + row, term.coefficient, product)
                }
            }
        }
        for row in 0..<Block.rowCount { add(&numbers, own + row, table.intercept, 1) }
    }

    private func add(
        _ numbers: inout MutableSpan<Double>,
        _ own: Int,
        _ factor: Double,
        _ start: Int,
        _ exponent: Double
    ) {
        if exponent == 1 {
            for row in 0..<Block.rowCount { add(&numbers, own + row, factor, numbers[start + row]) }
            return
        }
        for row in 0..<Block.rowCount {
            let power = ElementaryFunction.power(numbers[start + row], exponent)
            add(&numbers, own + row, factor, power)
        }
    }

    @inline(__always)
    private func add(
        _ numbers: inout MutableSpan<Double>,
        _ place: Int,
        _ factor: Double,
        _ value: Double
    ) {
        numbers[place] = RegressionTable.add(numbers[place], factor, value, model.precision)
    }
}
