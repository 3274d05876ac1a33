/// The type of a field's values, as the standard names it.
///
/// Numbers, truths and times are all computed with as numbers: a truth is 1 or 0, a date the days
/// since 1970, a time the seconds since midnight, a date with a time the seconds since 1970.
public enum DataType: String, Hashable, Sendable {
    /// Text.
    case string
    /// A whole number of at most 53 bits.
    case integer
    /// A binary32 number.
    case float
    /// A binary64 number.
    case double
    /// True or false.
    case boolean
    /// A day, `2021-09-15`.
    case date
    /// A time of day, `23:59:59`.
    case time
    /// A day with a time of day, `2021-09-15T23:59:59`.
    case dateTime
    /// Days since the first of January of the year 0.
    case daysSince0 = "dateDaysSince[0]"
    /// Days since the first of January 1960.
    case daysSince1960 = "dateDaysSince[1960]"
    /// Days since the first of January 1970.
    case daysSince1970 = "dateDaysSince[1970]"
    /// Days since the first of January 1980.
    case daysSince1980 = "dateDaysSince[1980]"
    /// Seconds since midnight.
    case timeSeconds
    /// Seconds since the first of January of the year 0.
    case secondsSince0 = "dateTimeSecondsSince[0]"
    /// Seconds since the first of January 1960.
    case secondsSince1960 = "dateTimeSecondsSince[1960]"
    /// Seconds since the first of January 1970.
    case secondsSince1970 = "dateTimeSecondsSince[1970]"
    /// Seconds since the first of January 1980.
    case secondsSince1980 = "dateTimeSecondsSince[1980]"
}

extension DataType {
    /// Whether the values are numbers one can calculate with.
    var isNumeric: Bool {
        switch self {
        case .integer, .float, .double: true
        case .string, .boolean, .date, .time, .dateTime: false
        default: true
        }
    }

    /// Whether the values are whole numbers.
    var isInteger: Bool { isNumeric && self != .float && self != .double }

    /// The year that the count starts with, and whether it counts seconds.
    var epoch: (year: Int, countsSeconds: Bool)? {
        switch self {
        case .daysSince0: (0, false)
        case .daysSince1960: (1960, false)
        case .daysSince1970: (1970, false)
        case .daysSince1980: (1980, false)
        case .secondsSince0: (0, true)
        case .secondsSince1960: (1960, true)
        case .secondsSince1970: (1970, true)
        case .secondsSince1980: (1980, true)
        default: nil
        }
    }

    /// The type of a sum of a value of this type and one of the other.
    func promoted(with other: DataType) -> DataType {
        if isInteger && other.isInteger { return .integer }
        if self == .double || other == .double { return .double }
        return .float
    }

    /// The type as one to calculate with, where a truth is 1 or 0.
    var plainNumber: DataType { self == .boolean ? .integer : self }
}
