/// A test of one input.
///
/// A missing value passes ``isMissing`` and no other test. A test of numbers fails for a code and
/// a test of codes for a number: a mismatch of kinds is never a match.
public enum Predicate: Hashable, Sendable {
    /// The input is one of these codes, spelled exactly so.
    ///
    /// Codes are compared byte for byte: two spellings that only look alike differ.
    case isOneOf([String])
    /// The input is this number or a greater one.
    case isAtLeast(Double)
    /// The input is a greater number.
    case isOver(Double)
    /// The input is this number or a smaller one.
    case isAtMost(Double)
    /// The input is a smaller number.
    case isUnder(Double)
    /// The input is at least `from` and under `below`.
    case isWithin(from: Double, below: Double)
    /// The input has no value, for whatever reason.
    case isMissing
}

extension Predicate {
    /// Whether `value` passes the test; costs one comparison for each bound or listed code.
    public func matches(_ value: InputValue) -> Bool {
        switch value {
        case .missing: self == .isMissing
        case .category(let code): matches(code: code)
        case .number(let number): matches(number: number)
        }
    }

    private func matches(code: String) -> Bool {
        guard case .isOneOf(let codes) = self else { return false }
        // `==` on strings takes canonically equivalent spellings for equal, and which ones are
        // equivalent depends on a table that grows with Unicode. Bytes are compared instead, so
        // that an answer given today stays the answer.
        return codes.contains { $0.utf8.elementsEqual(code.utf8) }
    }

    private func matches(number: Double) -> Bool {
        switch self {
        case .isAtLeast(let bound): number >= bound
        case .isOver(let bound): number > bound
        case .isAtMost(let bound): number <= bound
        case .isUnder(let bound): number < bound
        case .isWithin(let from, let below): number >= from && number < below
        case .isOneOf, .isMissing: false
        }
    }
}

extension Predicate: CustomStringConvertible {
    /// The test in words, as in `is at least 50.0`.
    public var description: String {
        switch self {
        case .isOneOf(let codes): "is one of \(codes.joined(separator: ", "))"
        case .isAtLeast(let bound): "is at least \(bound)"
        case .isOver(let bound): "is over \(bound)"
        case .isAtMost(let bound): "is at most \(bound)"
        case .isUnder(let bound): "is under \(bound)"
        case .isWithin(let from, let below): "is at least \(from) and under \(below)"
        case .isMissing: "is missing"
        }
    }
}
