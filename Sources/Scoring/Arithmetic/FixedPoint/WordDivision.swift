/// The division of whole numbers of many words, lowest word first (Knuth, *The Art of Computer
/// Programming*, volume 2, section 4.3.1, algorithm D).
struct WordDivision {
    /// As many words as the dividend has.
    private(set) var quotient: [UInt64]
    private(set) var remainder: [UInt64]

    /// How many words of the divisor count.
    private let width: Int

    /// Divides by a number other than 0.
    init(_ dividend: [UInt64], by divisor: [UInt64]) {
        guard let top = divisor.lastIndex(where: { $0 != 0 }) else {
            preconditionFailure("A divisor must not be 0")
        }
        width = top + 1
        quotient = [UInt64](repeating: 0, count: dividend.count)
        // Both are moved until the divisor's top bit is set: then each digit of the quotient is
        // guessed too great by at most 2.
        let shift = UInt64(divisor[top].leadingZeroBitCount)
        let moved = Self.moved(Array(divisor[...top]), left: shift)
        remainder = Self.moved(dividend + [0], left: shift)
        for place in stride(from: dividend.count - width, through: 0, by: -1) {
            divideStep(at: place, by: moved)
        }
        for place in remainder.indices {
            let upper = place + 1 < remainder.count ? remainder[place + 1] : 0
            remainder[place] = remainder[place] >> shift | upper << (64 - shift)
        }
    }

    private static func moved(_ words: [UInt64], left shift: UInt64) -> [UInt64] {
        var result = words
        for place in words.indices {
            let lower = place > 0 ? words[place - 1] >> (64 - shift) : 0
            result[place] = words[place] << shift | lower
        }
        return result
    }

    /// Finds one word of the quotient and takes its multiple of the divisor off the remainder.
    private mutating func divideStep(at place: Int, by divisor: [UInt64]) {
        let top = divisor[width - 1]
        var digit = UInt64.max
        if remainder[place + width] < top {
            (digit, _) = top.dividingFullWidth(
                (remainder[place + width], remainder[place + width - 1])
            )
        }
        var isNegative = subtract(digit, times: divisor, at: place)
        while isNegative {
            digit &-= 1
            isNegative = !add(divisor, at: place)
        }
        quotient[place] = digit
    }

    /// Returns whether the difference is under 0, and then lacks one more than its words hold.
    private mutating func subtract(_ digit: UInt64, times divisor: [UInt64], at place: Int) -> Bool
    {
        var carry: UInt64 = 0
        for index in 0..<width {
            let (high, low) = digit.multipliedFullWidth(by: divisor[index])
            let (sum, isOver) = low.addingReportingOverflow(carry)
            let (rest, isUnder) = remainder[place + index].subtractingReportingOverflow(sum)
            remainder[place + index] = rest
            carry = high &+ (isOver ? 1 : 0) &+ (isUnder ? 1 : 0)
        }
        let (rest, isUnder) = remainder[place + width].subtractingReportingOverflow(carry)
        remainder[place + width] = rest
        return isUnder
    }

    /// Returns whether the sum is no longer under 0.
    private mutating func add(_ divisor: [UInt64], at place: Int) -> Bool {
        var carry: UInt64 = 0
        for index in 0..<width {
            let (sum, isOver) = remainder[place + index].addingReportingOverflow(divisor[index])
            let (total, isOverAgain) = sum.addingReportingOverflow(carry)
            remainder[place + index] = total
            carry = isOver || isOverAgain ? 1 : 0
        }
        let (sum, isOver) = remainder[place + width].addingReportingOverflow(carry)
        remainder[place + width] = sum
        return isOver
    }
}
