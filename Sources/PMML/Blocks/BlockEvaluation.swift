/// The evaluation of blocks of rows, one after another.
struct BlockEvaluation {
    /// Nil where the document's model is not made for blocks.
    private let program: BlockProgram?
    private var block: Block
    /// What prepares single values, by the rules that hold for rows.
    private var evaluation: Evaluation
    /// For each input what texts of the document are prepared as, once known.
    private var prepared: [[String: Double]]

    init(_ plan: Plan) {
        program = BlockWriter.program(plan)
        block = Block(columnCount: program?.columnCount ?? 0)
        evaluation = Evaluation(plan: plan)
        prepared = Array(repeating: [:], count: plan.parts.inputs.count)
    }

    /// Whether a row of the block could not be scored with the others.
    func isOpen(_ row: Int) -> Bool { block.isOpen(row) }

    /// Scores rows of a table; false where the model is not made for that.
    mutating func score(_ rows: Range<Int>, of table: PMMLTable) -> Bool {
        guard let program else { return false }
        for row in block.marks.indices { block.marks[row] = 0 }
        for load in program.inputs {
            fill(load, table.columns[Int(load.source)], rows)
            block.markOpen(load.column)
        }
        if !program.computed.isEmpty { compute(program.computed, rows, of: table) }
        program.model.score(&block)
        return true
    }

    /// Writes what the model predicts for the rows of the block, row by row.
    func write(to numbers: inout [Double], from start: Int) {
        guard let results = program?.model.results else { return }
        let rowCount = min(Block.rowCount, (numbers.count - start) / results.count)
        var place = start
        for row in 0..<rowCount {
            for column in results {
                if !block.isOpen(row) {
                    numbers[place] = block.numbers[column * Block.rowCount + row]
                }
                place += 1
            }
        }
    }

    /// Fills a column with the values of an input.
    private mutating func fill(
        _ load: BlockProgram.Load,
        _ column: PMMLColumn,
        _ rows: Range<Int>
    ) {
        let input = Int(load.source)
        let field = evaluation.plan.parts.inputs[input]
        let start = load.column * Block.rowCount
        switch column {
        case .numbers(let numbers) where field.isPlain && field.data.type == .double:
            for (place, row) in rows.enumerated() { block.numbers[start + place] = numbers[row] }
        case .numbers(let numbers) where field.isPlain && field.data.type == .float:
            for (place, row) in rows.enumerated() {
                block.numbers[start + place] = Double(Float(numbers[row]))
            }
        case .texts(let texts) where field.data.type == .string:
            fill(start, texts[rows], input)
        default:
            for (place, row) in rows.enumerated() {
                block.numbers[start + place] = prepare(column[row], input)
            }
        }
    }

    /// Fills a column with texts; what one is prepared as is kept, unless it is nothing.
    private mutating func fill(_ start: Int, _ texts: ArraySlice<String>, _ input: Int) {
        var known: [String: Double] = [:]
        swap(&known, &prepared[input])
        var place = start
        for text in texts {
            if let number = known[text] {
                block.numbers[place] = number
            } else {
                let number = prepare(.text(text), input)
                block.numbers[place] = number
                if !number.isNaN { known[text] = number }
            }
            place += 1
        }
        swap(&known, &prepared[input])
    }

    private mutating func prepare(_ value: PMMLInput, _ input: Int) -> Double {
        // Not `begin`, which takes as long as there are slots; nothing else is written here.
        if !evaluation.ownTexts.isEmpty { evaluation.ownTexts.removeAll(keepingCapacity: true) }
        evaluation.row[input] = value
        return number(try? evaluation.prepared(input))
    }

    /// Fills the columns of slots that are computed.
    ///
    /// That a slot is computed which the row would not look at does no harm: where that fails the
    /// row is open.
    private mutating func compute(
        _ loads: [BlockProgram.Load],
        _ rows: Range<Int>,
        of table: PMMLTable
    ) {
        for (place, row) in rows.enumerated() where !block.isOpen(place) {
            evaluation.begin()
            for (field, column) in table.columns.enumerated() {
                evaluation.row[field] = column[row]
            }
            for load in loads {
                let value = try? evaluation.value(load.source)
                block.numbers[load.column * Block.rowCount + place] = number(value)
            }
        }
        for load in loads { block.markOpen(load.column) }
    }

    /// A value as a column has it, not a number where it has none.
    private func number(_ value: Value?) -> Double {
        value.flatMap { Block.number($0, textCount: evaluation.plan.parts.texts.count) } ?? .nan
    }
}
