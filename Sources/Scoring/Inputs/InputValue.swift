/// What a kernel is given for one feature.
public enum InputValue: Hashable, Sendable {
    /// There is no value, and this is why.
    case missing(Missing)
    /// A code of a code list, compared byte for byte as spelled.
    case category(String)
    /// A number; one that is not a number (NaN) matches no test and gives no result in a sum.
    case number(Double)
}

extension InputValue {
    /// The reason for the missing value, or nil where there is a value.
    public var missing: Missing? {
        if case .missing(let reason) = self { reason } else { nil }
    }
}

extension InputValue: CustomStringConvertible {
    /// The value as a person would write it, or the reason for its absence in brackets.
    public var description: String {
        switch self {
        case .missing(let reason): "(\(reason.rawValue))"
        case .category(let code): code
        case .number(let number): "\(number)"
        }
    }
}
