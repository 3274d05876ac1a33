/// What an expression does.
enum Operation: UInt8, Sendable {
    case constant, field, call, convert
    case normContinuous, normDiscrete, discretize, mapValues
    case add, subtract, multiply, divide, modulo, pow, threshold, hypot
    case minimum, maximum, sum, average, median, product
    case floor, ceiling, round, rint, absolute, squareRoot, elementary
    case isMissing, isNotMissing, isValid, isNotValid
    case equal, notEqual, lessThan, lessOrEqual, greaterThan, greaterOrEqual
    case and, or, not, isIn, isNotIn, choose
    case uppercase, lowercase, stringLength, substring, trimBlanks, concat, replace, matches
    case daysSinceYear, secondsSinceYear, secondsSinceMidnight
}
