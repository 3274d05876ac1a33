public import Scoring

/// Values of one input that are all the same to a model version, or come out the same.
public enum InputRange: Hashable, Sendable {
    /// These codes.
    case codes([String])
    /// Every code that the version does not test for; the list is open.
    case otherCodes
    /// Numbers from one bound to another; an end that is nil is open.
    case numbers(from: Bound?, to: Bound?)
    /// No value, for one of these reasons.
    case missing([Missing])

    /// Where numbers begin or end.
    public struct Bound: Hashable, Sendable {
        /// The number.
        public let number: Double
        /// Whether it belongs to the range.
        public let isIncluded: Bool

        /// Describes an end of a range.
        public init(_ number: Double, isIncluded: Bool) {
            self.number = number
            self.isIncluded = isIncluded
        }
    }
}

extension InputRange {
    /// Both ranges as one, where they follow one another or are of one kind; else nil.
    func joined(with next: InputRange) -> InputRange? {
        switch (self, next) {
        case (.codes(let left), .codes(let right)): .codes(left + right)
        case (.missing(let left), .missing(let right)): .missing(left + right)
        case (.numbers(let from, _), .numbers(_, let to)): .numbers(from: from, to: to)
        default: nil
        }
    }

    /// Whether a value lies in it.
    public func contains(_ value: InputValue) -> Bool {
        switch (self, value) {
        case (.codes(let codes), .category(let code)):
            codes.contains { $0.utf8.elementsEqual(code.utf8) }
        case (.missing(let reasons), .missing(let reason)): reasons.contains(reason)
        case (.numbers(let from, let to), .number(let number)):
            (from.map { number > $0.number || $0.isIncluded && number == $0.number } ?? true)
                && (to.map { number < $0.number || $0.isIncluded && number == $0.number } ?? true)
        default: false
        }
    }
}
