import Testing

@testable import Scoring

@Suite struct FixedPointTests {
    private static func word(_ generator: inout SeededGenerator) -> UInt64 {
        // Words with all bits alike are where carries and guesses go wrong.
        switch Int.random(in: 0..<4, using: &generator) {
        case 0: 0
        case 1: .max
        case 2: UInt64(1) << UInt64.random(in: 0..<64, using: &generator)
        default: generator.next()
        }
    }

    private static func words(_ count: Int, _ generator: inout SeededGenerator) -> [UInt64] {
        (0..<count).map { _ in word(&generator) }
    }

    /// Whether two numbers of different widths may be the same, given their errors.
    private static func agree(_ short: FixedPoint, _ long: FixedPoint) -> Bool {
        let dropped = long.fractionWordCount - short.fractionWordCount
        var extended = FixedPoint(
            words: [UInt64](repeating: 0, count: dropped) + short.words,
            isNegative: short.isNegative
        )
        extended.add(-long)
        let margin = UInt128(short.error) + 1
        let upper = extended.words[(dropped + 1)...].allSatisfy { $0 == 0 }
        return upper && UInt128(extended.words[dropped]) <= margin
    }

    @Test func `quotient times divisor plus remainder is the dividend`() {
        var generator = SeededGenerator(seed: 50)
        for _ in 0..<20_000 {
            let width = Int.random(in: 1...5, using: &generator)
            let divisor = Self.words(width, &generator)
            guard divisor.contains(where: { $0 != 0 }) else { continue }
            let dividend = Self.words(Int.random(in: 1...8, using: &generator), &generator)
            let division = WordDivision(dividend, by: divisor)
            var sum = division.remainder + [UInt64](repeating: 0, count: 12)
            for (place, digit) in division.quotient.enumerated() {
                var carry: UInt128 = 0
                for index in 0..<(sum.count - place) {
                    let factor = index < width ? divisor[index] : 0
                    carry += UInt128(digit) * UInt128(factor) + UInt128(sum[place + index])
                    sum[place + index] = UInt64(truncatingIfNeeded: carry)
                    carry >>= 64
                }
            }
            #expect(Array(sum.prefix(dividend.count)) == dividend)
            #expect(sum.dropFirst(dividend.count).allSatisfy { $0 == 0 })
            let padded = divisor + [UInt64](repeating: 0, count: 12)
            let remainder = division.remainder + [UInt64](repeating: 0, count: 12)
            let isLess = zip(remainder, padded).reversed().first { $0 != $1 }.map { $0 < $1 }
            #expect(isLess == true)
        }
    }

    @Test func `each operation errs by no more than it says`() {
        var generator = SeededGenerator(seed: 51)
        for _ in 0..<5_000 {
            let (left, right) = (Self.words(8, &generator), Self.words(8, &generator))
            let small = UInt64.random(in: 1..<1 << 20, using: &generator)
            let wholes = (small, UInt64.random(in: 1..<1 << 20, using: &generator))
            func number(_ words: [UInt64], _ whole: UInt64, dropping count: Int) -> FixedPoint {
                let number = FixedPoint(
                    words: words + [whole],
                    isNegative: words[0] & 1 == 1
                )
                return count == 0 ? number : number.shortened(to: 8 - count)
            }
            func results(dropping count: Int) -> [FixedPoint] {
                let a = number(left, wholes.0, dropping: count)
                let b = number(right, wholes.1, dropping: count)
                var (multiple, fraction) = (a, a)
                multiple.multiply(by: small)
                fraction.divide(by: small)
                return [
                    a + b, a - b, a * b, a / b, multiple, fraction, a.shifted(left: 9),
                    b.shifted(left: -70),
                ]
            }
            for (short, long) in zip(results(dropping: 5), results(dropping: 0)) {
                #expect(Self.agree(short, long))
            }
        }
    }

    @Test func `a number is rounded only where all within its error go the same way`() throws {
        let unit: UInt64 = 1 << 11
        // Of 64 bits after the point 53 are kept when the first is set: the middle is at bit 10.
        func number(_ low: UInt64, error: UInt64) -> FixedPoint {
            FixedPoint(words: [0, 1 << 63 | low, 0], error: error)
        }
        #expect(number(unit, error: 0).nearest(exponent: 0) == 0.5 + 0x1p-53)
        #expect(number(unit / 2, error: 0).nearest(exponent: 0) == 0.5)
        #expect(number(unit + unit / 2, error: 0).nearest(exponent: 0) == 0.5 + 0x1p-52)
        #expect(number(unit / 2, error: 1).nearest(exponent: 0) == nil)
        #expect(number(unit / 2 + 1, error: .max).nearest(exponent: 0) == 0.5 + 0x1p-53)
        #expect(FixedPoint(words: [5, 0, 0], error: 6).nearest(exponent: 0) == nil)
        #expect((-number(0, error: 3)).nearest(exponent: 3) == -4)
        #expect(number(0, error: 3).nearest(exponent: -1074) == nil)
        #expect(number(0, error: 3).nearest(exponent: -1075) == 0)
        #expect(number(1, error: 3).nearest(exponent: -1074) == .leastNonzeroMagnitude)
        #expect(number(0, error: 3).nearest(exponent: 1025) == .infinity)
    }

    @Test func `the exponential function undoes the logarithm`() {
        var generator = SeededGenerator(seed: 52)
        for _ in 0..<500 {
            let argument = Double.random(in: 1...1e9, using: &generator)
            let (power, exponent) = FixedPoint.ln(argument, fractionWordCount: 5).exponential()
            #expect(power.nearest(exponent: exponent) == argument || argument == 1)
        }
    }
}
