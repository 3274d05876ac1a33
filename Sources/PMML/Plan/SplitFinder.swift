/// Finds the values at which a document's result can change with one of its inputs.
struct SplitFinder {
    let plan: Plan
    /// In the order of the inputs.
    private(set) var splits: [PMMLSplits]
    /// Of each slot the input whose value lies there unchanged but for its treatment, or -1.
    private let inputs: [Int32]
    private var texts: [Set<String>]
    private var numbers: [Set<Double>]

    init(_ plan: Plan) {
        self.plan = plan
        let count = plan.parts.inputs.count
        splits = Array(repeating: PMMLSplits(), count: count)
        texts = Array(repeating: [], count: count)
        numbers = Array(repeating: [], count: count)
        inputs = plan.parts.slots.indices.map { Self.origin(of: Int32($0), in: plan) }
    }

    /// The input that a slot takes its value from as it is, or -1.
    private static func origin(of slot: Int32, in plan: Plan) -> Int32 {
        var slot = slot
        while true {
            switch plan.parts.slots[Int(slot)] {
            case .input(let input): return input
            case .treated(let outer, _): slot = outer
            case .derived(let expression, let type):
                let node = plan.parts.expressions[Int(expression)]
                // Kept as one of another type it is another value.
                guard node.operation == .field, node.type == type else { return -1 }
                slot = node.table
            case .written: return -1
            }
        }
    }

    /// The input whose value lies in a slot, nil where another value does.
    func input(at slot: Int32) -> Int? {
        let input = inputs[Int(slot)]
        return input < 0 ? nil : Int(input)
    }

    /// Notes that a slot is compared with a number.
    mutating func add(_ number: Double, at slot: Int32) {
        guard let input = input(at: slot), number.isFinite, numbers[input].insert(number).inserted
        else { return }
        let place = splits[input].numbers.firstIndex { $0 > number }
        splits[input].numbers.insert(number, at: place ?? splits[input].numbers.endIndex)
    }

    /// Notes that a slot is compared with a text.
    mutating func add(_ text: String, at slot: Int32) {
        guard let input = input(at: slot), texts[input].insert(text).inserted else { return }
        splits[input].texts.append(text)
    }

    /// Notes that a slot is compared with a value.
    mutating func add(_ value: Value, at slot: Int32) {
        switch value {
        case .unset, .missing: break
        case .number(let number): add(number, at: slot)
        case .text(let code): add(plan.parts.texts.texts[Int(code.index)], at: slot)
        }
    }

    /// Notes the ends of a range that a slot is compared with.
    mutating func add(_ interval: Interval, at slot: Int32) {
        add(interval.left, at: slot)
        add(interval.right, at: slot)
    }

    /// Notes that a slot is used in a way that no values cut up.
    mutating func markOpen(_ slot: Int32) {
        if let input = input(at: slot) { splits[input].isComplete = false }
    }
}
