extension Evaluation {
    /// A value as a text.
    func display(_ value: Value) -> String {
        switch value {
        case .unset, .missing: ""
        case .number(let number): NumberText.text(number)
        case .text(let code): text(code)
        }
    }

    /// A class as the document writes it.
    func category(_ value: Value, _ type: DataType) -> String {
        if type == .boolean { return value == .number(0) ? "false" : "true" }
        return display(value)
    }

    /// A value as it is given out, as one of a type.
    func output(_ value: Value, _ type: DataType) -> PMMLValue {
        switch value {
        case .unset, .missing: .missing
        case .text(let code): .text(text(code))
        case .number(let number):
            switch type {
            case .boolean: .boolean(number != 0)
            case .string: .text(NumberText.text(number))
            case .float: .number(Double(Float(number)))
            default: .number(number)
            }
        }
    }
}
