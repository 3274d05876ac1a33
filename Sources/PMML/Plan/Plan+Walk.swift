extension Plan {
    /// Hands over every test of a predicate that looks at a field, in the order of the document.
    func visit(_ predicate: PredicateNode, _ body: (PredicateNode) -> Void) {
        switch predicate.test {
        case .always, .never: break
        case .and, .or, .xor, .surrogate:
            for index in 0..<predicate.table {
                visit(parts.predicates[Int(predicate.slot + index)], body)
            }
        default: body(predicate)
        }
    }

    /// Hands over a model, and every model within it.
    func visit(_ model: CompiledModel, _ body: (CompiledModel) -> Void) {
        body(model)
        guard case .mining(let mining) = model.body else { return }
        for segment in mining.segments { visit(segment.model, body) }
    }

    /// The type of a slot's values, as far as one is needed to write them.
    func type(of slot: Int32) -> DataType {
        switch parts.slots[Int(slot)] {
        case .input(let input): parts.inputs[Int(input)].data.type
        case .derived(_, let type): type
        case .treated(let slot, _): type(of: slot)
        case .written: .double
        }
    }
}
