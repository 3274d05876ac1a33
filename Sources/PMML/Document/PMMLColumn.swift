/// The values that many rows have for one field.
public enum PMMLColumn: Hashable, Sendable {
    /// Numbers; one that is not finite is an invalid value.
    case numbers([Double])
    /// Texts, which are read as values of the field's type.
    case texts([String])
    /// Values of any kind, missing ones among them.
    case inputs([PMMLInput])

    /// The number of rows.
    public var count: Int {
        switch self {
        case .numbers(let numbers): numbers.count
        case .texts(let texts): texts.count
        case .inputs(let inputs): inputs.count
        }
    }

    /// The value of one row.
    public subscript(row: Int) -> PMMLInput {
        switch self {
        case .numbers(let numbers): .number(numbers[row])
        case .texts(let texts): .text(texts[row])
        case .inputs(let inputs): inputs[row]
        }
    }
}
