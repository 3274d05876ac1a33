/// The division of whole numbers of many words, lowest word first (Knuth, *The Art of Computer
/// Programming*, volume 2, section 4.3.1, algorithm D).
struct WordDivision {
    /// As many words as the dividend has.
    private(set) var quotient: [UInt64]

    /// The remainder, moved to the left by `shift` bits.
    private var rest: [UInt64]
    private let shift: UInt64
    /// How many words of the divisor count.
    private let width: Int

    /// Divides `dividend`, below which `zeroCount` words of 0 are added, by a number other than 0.
    init(_ dividend: [UInt64], zeroCount: Int = 0, by divisor: [UInt64]) {
        guard let top = divisor.lastIndex(where: { $0 != 0 }) else {
            preconditionFailure("A divisor must not be 0")
        }
        width = top + 1
        // Both are moved until the divisor's top bit is set: then each digit of the quotient is
        // guessed too great by at most 2.
        shift = UInt64(divisor[top].leadingZeroBitCount)
        let moved = Self.moved(divisor, to: 0, count: width, left: shift)
        let count = zeroCount + dividend.count
        rest = Self.moved(dividend, to: zeroCount, count: count + 1, left: shift)
        quotient = [UInt64](repeating: 0, count: count)
        for place in stride(from: count - width, through: 0, by: -1) {
            divideStep(at: place, by: moved)
        }
    }

    /// What is left, with one word more than the dividend has.
    var remainder: [UInt64] {
        rest.indices.map { place in
            let upper = place + 1 < rest.count ? rest[place + 1] : 0
            return rest[place] >> shift | upper << (64 - shift)
        }
    }

    /// `count` words, of which those from `start` on are `words`, moved to the left by `shift`
    /// bits.
    private static func moved(
        _ words: [UInt64],
        to start: Int,
        count: Int,
        left shift: UInt64
    ) -> [UInt64] {
        var result = [UInt64](repeating: 0, count: count)
        var lower: UInt64 = 0
        for place in 0..<min(words.count, count - start) {
            result[start + place] = words[place] << shift | lower
            lower = words[place] >> (64 - shift)
        }
        if start + words.count < count { result[start + words.count] = lower }
        return result
    }

    /// Finds one word of the quotient and takes its multiple of the divisor off the remainder.
    private mutating func divideStep(at place: Int, by divisor: [UInt64]) {
        let top = divisor[width - 1]
        var digit = UInt64.max
        if rest[place + width] < top {
            (digit, _) = top.dividingFullWidth(
                (rest[place + width], rest[place + width - 1])
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
            let (difference, isUnder) = rest[place + index].subtractingReportingOverflow(sum)
            rest[place + index] = difference
            carry = high &+ (isOver ? 1 : 0) &+ (isUnder ? 1 : 0)
        }
        let (difference, isUnder) = rest[place + width].subtractingReportingOverflow(carry)
        rest[place + width] = difference
        return isUnder
    }

    /// Returns whether the sum is no longer under 0.
    private mutating func add(_ divisor: [UInt64], at place: Int) -> Bool {
        var carry: UInt64 = 0
        for index in 0..<width {
            let (sum, isOver) = rest[place + index].addingReportingOverflow(divisor[index])
            let (total, isOverAgain) = sum.addingReportingOverflow(carry)
            rest[place + index] = total
            carry = isOver || isOverAgain ? 1 : 0
        }
        let (sum, isOver) = rest[place + width].addingReportingOverflow(carry)
        rest[place + width] = sum
        return isOver
    }
}
