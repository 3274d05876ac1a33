extension Evaluation {
    /// A value of the row, as the outermost schema prepares it.
    ///
    /// The order is the standard's: a text that means that there is no value; whether the value is
    /// a valid one; outliers; then what stands in for a missing value. It is done when the model
    /// first looks at the field, so that a field that a row's way does not touch decides nothing.
    mutating func prepared(_ index: Int) throws(PMMLNoResult) -> Value {
        let field = plan.parts.inputs[index]
        let input = row[index]
        isInvalid[index] = false
        if field.isPlain, let value = read(input, field.data.type) { return value }
        var value = Value.missing
        if !means(input, missing: field) {
            if let read = read(input, field.data.type), field.data.domain.admits(read) {
                value = field.treatment.limited(read)
            } else {
                isInvalid[index] = true
                value = try invalidValue(input, field)
            }
        }
        return value == .missing ? try missingValue(field) : value
    }

    private func means(_ input: PMMLInput, missing field: InputField) -> Bool {
        if input == .missing { return true }
        if field.data.domain.missing.isEmpty { return false }
        switch input {
        case .missing: return true
        case .text(let text): return field.data.domain.missing.contains(text)
        case .number(let number):
            return field.data.domain.missing.contains { Literal.number($0) == number }
        case .boolean(let truth):
            return field.data.domain.missing.contains { Literal.truth($0) == truth }
        }
    }

    private mutating func invalidValue(
        _ input: PMMLInput,
        _ field: InputField
    ) throws(PMMLNoResult) -> Value {
        switch field.treatment.invalid {
        case .returnInvalid:
            if field.isSupplementary { return .missing }
            throw .invalidValue(field: field.data.name)
        case .asIs:
            // A text that the type can not hold can not be used as it is either.
            guard let value = read(input, field.data.type) else {
                throw .invalidValue(field: field.data.name)
            }
            return value
        case .asMissing: return .missing
        case .asValue: return field.treatment.invalidReplacement ?? .missing
        }
    }

    private func missingValue(_ field: InputField) throws(PMMLNoResult) -> Value {
        if field.treatment.missing == .returnInvalid, !field.isSupplementary {
            throw .missingValue(field: field.data.name)
        }
        return field.treatment.missingReplacement ?? .missing
    }

    /// An input as a value of a type, if it is one.
    mutating func read(_ input: PMMLInput, _ type: DataType) -> Value? {
        switch input {
        case .missing: return nil
        case .text(let text):
            if type == .string { return .text(code(text)) }
            return Literal.value(text, type).map(Value.number)
        case .number(let number): return read(number, type)
        case .boolean(let truth):
            if type == .string { return .text(code(truth ? "true" : "false")) }
            return .truth(truth)
        }
    }

    private mutating func read(_ number: Double, _ type: DataType) -> Value? {
        guard number.isFinite else { return nil }
        switch type {
        case .string: return .text(code(NumberText.text(number)))
        case .double: return .number(number)
        case .float:
            let float = Float(number)
            return float.isFinite ? .number(Double(float)) : nil
        case .boolean: return number == 0 || number == 1 ? .number(number) : nil
        case .date, .time, .dateTime: return .number(number)
        default: return number.rounded() == number ? .number(number) : nil
        }
    }
}
