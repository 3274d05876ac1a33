/// Why a value does not fit an attribute.
///
/// It never holds the value, which may be about a person.
public enum ValueError: Error, Hashable, Sendable {
    /// The attribute takes another kind of value.
    case wrongKind(expected: ValueKind)
    /// The code is not on the attribute's list.
    case notOnList(named: String)
    /// The code does not have the shape that the attribute asks for.
    case wrongShape(CodeShape)
    /// The number is outside what the attribute allows.
    case outOfRange(lowest: Double, highest: Double)
    /// The text is not a number of the attribute's kind.
    case notANumber
    /// The number needs more than 64 bits.
    case tooLarge
    /// The text is not a day written `YYYY-MM-DD`.
    case notADate
    /// The text is empty.
    case empty
    /// The text has more bytes than are kept.
    case tooLong(maximum: Int)
}

extension ValueError: CustomStringConvertible {
    /// What is wrong and what would be right.
    public var description: String {
        switch self {
        case .wrongKind(let kind): "the attribute takes \(kind.phrase)"
        case .notOnList(let name): "the code is not on the list \(name); use a code of that list"
        case .wrongShape(let shape): "the code is not \(shape.phrase)"
        case .outOfRange(let lowest, let highest):
            "the number is not from \(AttributeValue.decimal(lowest))"
                + " to \(AttributeValue.decimal(highest))"
        case .notANumber: "the text is not a number of the attribute's kind"
        case .tooLarge: "the number needs more than 64 bits"
        case .notADate: "the text is not an existing day written YYYY-MM-DD"
        case .empty: "the text is empty; null says that the attribute ended"
        case .tooLong(let maximum): "the text is longer than \(maximum) bytes; shorten it"
        }
    }
}

extension ValueKind {
    /// The kind in a sentence.
    var phrase: String {
        switch self {
        case .code: "a code, given as a string"
        case .text: "text, given as a string"
        case .integer: "a whole number"
        case .decimal: "a number"
        case .date: "a date, given as a string YYYY-MM-DD"
        }
    }
}
