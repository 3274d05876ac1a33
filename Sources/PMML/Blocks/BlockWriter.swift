/// Writes a plan's model down for blocks of rows.
///
/// Nothing here decides what a document means: where a model is not made of sums and of trees that
/// compare numbers, nothing is written, and rows are scored one by one.
struct BlockWriter {
    /// A block of more columns takes too much room: this many are 64 MiB.
    private static let greatestColumnCount = 1 << 15

    let plan: Plan
    private var inputs: [BlockProgram.Load] = []
    private var computed: [BlockProgram.Load] = []
    private var columns: [Int32: Int] = [:]
    private var columnCount = 0
    /// The slots of all models' outputs.
    private var outputs: Set<Int32> = []

    private init(_ plan: Plan) {
        self.plan = plan
        var outputs: Set<Int32> = []
        plan.visit(plan.model) { model in outputs.formUnion(model.outputs.map(\.slot)) }
        self.outputs = outputs
    }

    /// The program of a plan, or nil where its model is not made for blocks.
    static func program(_ plan: Plan) -> BlockProgram? {
        var writer = BlockWriter(plan)
        guard let model = writer.model(plan.model),
            writer.columnCount <= greatestColumnCount
        else { return nil }
        return BlockProgram(
            model: model,
            inputs: writer.inputs,
            computed: writer.computed,
            columnCount: writer.columnCount
        )
    }

    /// Columns that nothing else is written to.
    mutating func reserve(_ count: Int) -> Range<Int> {
        columnCount += count
        return columnCount - count..<columnCount
    }

    /// The column of a slot's values, or nil if it has none.
    mutating func column(_ slot: Int32) -> Int? {
        if let column = columns[slot] { return column }
        let column = columnCount
        switch plan.parts.slots[Int(slot)] {
        case .input(let input): inputs.append(BlockProgram.Load(source: input, column: column))
        case .derived, .treated:
            guard !dependsOnOutputs(slot) else { return nil }
            computed.append(BlockProgram.Load(source: slot, column: column))
        case .written: return nil
        }
        columnCount += 1
        columns[slot] = column
        return column
    }

    /// Whether a slot is calculated from what some model gives out.
    private func dependsOnOutputs(_ slot: Int32) -> Bool {
        var seen: Set<Int32> = [slot]
        var slots = [slot]
        while let slot = slots.popLast() {
            if outputs.contains(slot) { return true }
            switch plan.parts.slots[Int(slot)] {
            case .input, .written: break
            case .treated(let outer, _): if seen.insert(outer).inserted { slots.append(outer) }
            case .derived(let expression, _):
                for slot in fields(of: expression) where seen.insert(slot).inserted {
                    slots.append(slot)
                }
            }
        }
        return false
    }

    /// The slots that an expression refers to.
    private func fields(of expression: Int32) -> [Int32] {
        var found: [Int32] = []
        var pending = [expression]
        while let next = pending.popLast() {
            let node = plan.parts.expressions[Int(next)]
            if node.operation == .field { found.append(node.table) }
            pending += plan.parts.operands[Int(node.first)..<Int(node.first + node.count)]
        }
        return found
    }

    /// The column of an output that later models may read, or nil if it is none.
    mutating func copy(_ output: OutputField, of model: CompiledModel, _ results: Range<Int>)
        -> BlockModel.Copy?
    {
        guard output.segment < 0, columns[output.slot] == nil else { return nil }
        let from: Int
        switch output.feature {
        case .predictedValue where model.function == .regression && output.type != .string:
            from = results.lowerBound
        case .probability where output.category >= 0:
            from = results.lowerBound + Int(output.category)
        default: return nil
        }
        let to = reserve(1).lowerBound
        columns[output.slot] = to
        let isFloat = output.feature == .predictedValue && output.type == .float
        return BlockModel.Copy(from: from, to: to, isFloat: isFloat)
    }
}
