/// A predicate in a form that costs the same few instructions whatever it asks.
///
/// Every test of numbers is an interval with both ends inside: to be over a bound is to be at least
/// the next number after it. An interval that no number is in has an end that is not a number.
struct ProgramTest: Sendable {
    enum Kind: UInt8, Sendable {
        case numbers
        case codes
        case missing
    }

    let kind: Kind
    /// The input that is tested.
    let feature: Int32
    /// The first word of the set of codes among the program's words.
    private(set) var firstWord: Int32 = 0
    /// How many words of 64 codes the set has.
    private(set) var wordCount: Int32 = 0
    private(set) var lowest = -Double.infinity
    private(set) var highest = Double.infinity

    init(_ condition: Condition, interning codes: inout CodeInterner) {
        feature = Int32(condition.feature.position)
        switch condition.test {
        case .isOneOf(let listed):
            kind = .codes
            let words = codes.intern(listed, of: condition.feature)
            (firstWord, wordCount) = (Int32(words.lowerBound), Int32(words.count))
        case .isMissing: kind = .missing
        case .isAtLeast(let bound):
            kind = .numbers
            lowest = bound
        case .isOver(let bound):
            kind = .numbers
            lowest = bound.following
        case .isAtMost(let bound):
            kind = .numbers
            highest = bound
        case .isUnder(let bound):
            kind = .numbers
            highest = bound.preceding
        case .isWithin(let from, let below):
            kind = .numbers
            lowest = from
            highest = below.preceding
        }
    }

    /// Whether an input passes the test.
    @inline(__always)
    func matches(_ input: CompactInput, _ words: Span<UInt64>) -> Bool {
        switch input {
        case .missing: return kind == .missing
        case .number(let number):
            return kind == .numbers && number >= lowest && number <= highest
        case .code(let code):
            guard kind == .codes, code >= 0 else { return false }
            let word = code &>> 6
            guard word < wordCount else { return false }
            return words[Int(firstWord &+ word)] &>> UInt64(code & 63) & 1 != 0
        }
    }
}

extension Double {
    /// The next greater number; not a number where there is none, so that nothing equals it.
    var following: Double { self == .infinity ? .nan : nextUp }

    /// The next smaller number; not a number where there is none.
    var preceding: Double { self == -.infinity ? .nan : nextDown }
}
