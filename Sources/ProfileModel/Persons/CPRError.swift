/// Why a text is not a CPR number; it never holds a digit of it.
public enum CPRError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The text is neither `DDMMYYNNNN` nor `DDMMYY-NNNN`.
    case notTenDigits
    /// The first six digits, with the century of the seventh, are not a day.
    case notADate

    /// What is wrong and what would be right.
    public var description: String {
        switch self {
        case .notTenDigits: "a CPR number is ten digits, DDMMYYNNNN or DDMMYY-NNNN"
        case .notADate: "the CPR number does not begin with an existing day"
        }
    }
}
