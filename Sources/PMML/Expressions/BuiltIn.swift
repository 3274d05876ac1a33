/// The built-in functions of the standard: what they do, and what they take and give.
struct BuiltIn {
    /// What the arguments and the result are.
    enum Signature {
        /// Numbers to a number of their common type.
        case numeric
        /// Numbers to a whole number.
        case whole
        /// Numbers to a number that is not whole.
        case real
        /// Two values of one type to a truth.
        case comparison
        /// Truths to a truth.
        case logical
        /// Any value to a truth.
        case test
        /// A truth and one or two values to such a value.
        case choice
        /// A value and others of its type to a truth.
        case membership
        /// Texts and whole numbers, by the operation.
        case text(result: DataType)
        /// A time and perhaps a year to a whole number.
        case time
    }

    let operation: Operation
    let signature: Signature
    let arguments: ClosedRange<Int>
    var elementary: ElementaryFunction?

    /// The function of a name.
    static func named(_ name: String) -> BuiltIn? {
        if let elementary = ElementaryFunction(rawValue: name) {
            let count = elementary.argumentCount
            return BuiltIn(
                operation: .elementary,
                signature: .real,
                arguments: count...count,
                elementary: elementary
            )
        }
        return table[name]
    }

    private static let any = 1...Int.max

    private static let table: [String: BuiltIn] = [
        "+": BuiltIn(operation: .add, signature: .numeric, arguments: 2...2),
        "-": BuiltIn(operation: .subtract, signature: .numeric, arguments: 2...2),
        "*": BuiltIn(operation: .multiply, signature: .numeric, arguments: 2...2),
        "/": BuiltIn(operation: .divide, signature: .real, arguments: 2...2),
        "modulo": BuiltIn(operation: .modulo, signature: .numeric, arguments: 2...2),
        "threshold": BuiltIn(operation: .threshold, signature: .whole, arguments: 2...2),
        "min": BuiltIn(operation: .minimum, signature: .numeric, arguments: any),
        "max": BuiltIn(operation: .maximum, signature: .numeric, arguments: any),
        "sum": BuiltIn(operation: .sum, signature: .numeric, arguments: any),
        "product": BuiltIn(operation: .product, signature: .numeric, arguments: any),
        "avg": BuiltIn(operation: .average, signature: .real, arguments: any),
        "median": BuiltIn(operation: .median, signature: .real, arguments: any),
        "floor": BuiltIn(operation: .floor, signature: .whole, arguments: 1...1),
        "ceil": BuiltIn(operation: .ceiling, signature: .whole, arguments: 1...1),
        "round": BuiltIn(operation: .round, signature: .whole, arguments: 1...1),
        "rint": BuiltIn(operation: .rint, signature: .real, arguments: 1...1),
        "abs": BuiltIn(operation: .absolute, signature: .numeric, arguments: 1...1),
        "sqrt": BuiltIn(operation: .squareRoot, signature: .real, arguments: 1...1),
        "isMissing": BuiltIn(operation: .isMissing, signature: .test, arguments: 1...1),
        "isNotMissing": BuiltIn(operation: .isNotMissing, signature: .test, arguments: 1...1),
        "isValid": BuiltIn(operation: .isValid, signature: .test, arguments: 1...1),
        "isNotValid": BuiltIn(operation: .isNotValid, signature: .test, arguments: 1...1),
        "equal": BuiltIn(operation: .equal, signature: .comparison, arguments: 2...2),
        "notEqual": BuiltIn(operation: .notEqual, signature: .comparison, arguments: 2...2),
        "lessThan": BuiltIn(operation: .lessThan, signature: .comparison, arguments: 2...2),
        "lessOrEqual": BuiltIn(operation: .lessOrEqual, signature: .comparison, arguments: 2...2),
        "greaterThan": BuiltIn(operation: .greaterThan, signature: .comparison, arguments: 2...2),
        "greaterOrEqual": BuiltIn(
            operation: .greaterOrEqual,
            signature: .comparison,
            arguments: 2...2
        ),
        "and": BuiltIn(operation: .and, signature: .logical, arguments: 2...Int.max),
        "or": BuiltIn(operation: .or, signature: .logical, arguments: 2...Int.max),
        "not": BuiltIn(operation: .not, signature: .logical, arguments: 1...1),
        "isIn": BuiltIn(operation: .isIn, signature: .membership, arguments: 2...Int.max),
        "isNotIn": BuiltIn(operation: .isNotIn, signature: .membership, arguments: 2...Int.max),
        "if": BuiltIn(operation: .choose, signature: .choice, arguments: 2...3),
        "uppercase": BuiltIn(
            operation: .uppercase,
            signature: .text(result: .string),
            arguments: 1...1
        ),
        "lowercase": BuiltIn(
            operation: .lowercase,
            signature: .text(result: .string),
            arguments: 1...1
        ),
        "stringLength": BuiltIn(
            operation: .stringLength,
            signature: .text(result: .integer),
            arguments: 1...1
        ),
        "substring": BuiltIn(
            operation: .substring,
            signature: .text(result: .string),
            arguments: 3...3
        ),
        "trimBlanks": BuiltIn(
            operation: .trimBlanks,
            signature: .text(result: .string),
            arguments: 1...1
        ),
        "concat": BuiltIn(
            operation: .concat,
            signature: .text(result: .string),
            arguments: 2...Int.max
        ),
        "replace": BuiltIn(
            operation: .replace,
            signature: .text(result: .string),
            arguments: 3...3
        ),
        "matches": BuiltIn(
            operation: .matches,
            signature: .text(result: .boolean),
            arguments: 2...2
        ),
        "dateDaysSinceYear": BuiltIn(
            operation: .daysSinceYear,
            signature: .time,
            arguments: 2...2
        ),
        "dateSecondsSinceYear": BuiltIn(
            operation: .secondsSinceYear,
            signature: .time,
            arguments: 2...2
        ),
        "dateSecondsSinceMidnight": BuiltIn(
            operation: .secondsSinceMidnight,
            signature: .time,
            arguments: 1...1
        ),
    ]
}
