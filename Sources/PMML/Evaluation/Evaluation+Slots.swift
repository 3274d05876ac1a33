extension Evaluation {
    /// Computes a slot and keeps its value.
    @inline(never)
    mutating func firstValue(_ slot: Int32) throws(PMMLNoResult) -> Value {
        let value: Value
        switch plan.parts.slots[Int(slot)] {
        case .input(let input):
            consulted.append(input)
            value = try prepared(Int(input))
        case .derived(let expression, let type):
            let computed = try self.expression(expression)
            value = stored(computed, as: type)
        case .treated(let outer, let treatment):
            let own = try self.value(outer)
            value = try treated(own, by: treatment)
        case .written:
            value = .missing
        }
        cells[Int(slot)] = value
        return value
    }

    /// A value as a field of a type keeps it.
    private func stored(_ value: Value, as type: DataType) -> Value {
        guard type == .float, case .number(let number) = value else { return value }
        return .number(Double(Float(number)))
    }

    private func treated(_ value: Value, by index: Int32) throws(PMMLNoResult) -> Value {
        let entry = plan.parts.treatments[Int(index)]
        var value = value
        if let domain = entry.domain, value != .missing, !domain.admits(value) {
            switch entry.treatment.invalid {
            case .returnInvalid: throw .invalidValue(field: entry.name)
            case .asIs: return value
            case .asMissing: value = .missing
            case .asValue: value = entry.treatment.invalidReplacement ?? .missing
            }
        }
        value = entry.treatment.limited(value)
        guard value == .missing else { return value }
        if entry.treatment.missing == .returnInvalid { throw .missingValue(field: entry.name) }
        return entry.treatment.missingReplacement ?? .missing
    }
}
