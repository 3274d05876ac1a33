/// The evaluation of one row: what is known so far, slot by slot.
///
/// One is made for many rows; `begin` forgets the row before. Nothing is allocated for a row unless
/// it holds texts that the document does not have.
struct Evaluation {
    let plan: Plan
    /// The row's values, one for each input.
    var row: [PMMLInput]
    /// For each input, whether the value was an invalid one.
    var isInvalid: [Bool]
    /// What is known of each slot.
    var cells: [Value]
    /// Texts that the document does not have.
    var ownTexts: [String] = []
    /// Operands of the functions that are being evaluated.
    var stack: [Value] = []
    /// The inputs that were looked at, in order.
    var consulted: [Int32] = []
    /// Whether explanations are wanted.
    var explains = false
    /// What inner models predicted, by their number, where somebody asks for it later.
    var predictions: [Int32: Prediction] = [:]

    init(plan: Plan) {
        self.plan = plan
        row = Array(repeating: .missing, count: plan.parts.inputs.count)
        isInvalid = Array(repeating: false, count: plan.parts.inputs.count)
        cells = Array(repeating: .unset, count: plan.parts.slots.count)
        consulted.reserveCapacity(plan.parts.inputs.count)
    }

    /// Forgets everything about the row before.
    mutating func begin() {
        for index in cells.indices { cells[index] = .unset }
        if !ownTexts.isEmpty { ownTexts.removeAll(keepingCapacity: true) }
        consulted.removeAll(keepingCapacity: true)
        if !stack.isEmpty { stack.removeAll(keepingCapacity: true) }
        if !predictions.isEmpty { predictions.removeAll(keepingCapacity: true) }
    }

    /// The value of a slot, computed when it is first asked for.
    @inline(__always)
    mutating func value(_ slot: Int32) throws(PMMLNoResult) -> Value {
        let known = cells[Int(slot)]
        if case .unset = known { return try firstValue(slot) }
        return known
    }

    /// Whether an input that was looked at has no value.
    func isMissing(_ input: Int) -> Bool {
        cells[Int(plan.parts.inputs[input].slot)].isMissing
    }

    /// The text of a code.
    func text(_ code: TextCode) -> String {
        let count = plan.parts.texts.count
        let index = Int(code.index)
        return index < count ? plan.parts.texts.texts[index] : ownTexts[index - count]
    }

    /// The code of a text, which is noted down if the document does not have it.
    mutating func code(_ text: String) -> TextCode {
        if let code = plan.parts.texts.code(of: text) { return code }
        let count = plan.parts.texts.count
        if let index = ownTexts.firstIndex(of: text) {
            return TextCode(index: Int32(count + index))
        }
        ownTexts.append(text)
        return TextCode(index: Int32(count + ownTexts.count - 1))
    }
}
