extension FixedPoint {
    /// ln 2 with the number of words that nearly all arguments need, computed once.
    private static let storedLn2 = computedLn2(fractionWordCount: 12)

    /// The natural logarithm of 2.
    static func ln2(fractionWordCount: Int) -> FixedPoint {
        fractionWordCount <= 12
            ? storedLn2.shortened(to: fractionWordCount)
            : computedLn2(fractionWordCount: fractionWordCount)
    }

    /// From ln 2 = 2 artanh(1/3).
    private static func computedLn2(fractionWordCount: Int) -> FixedPoint {
        artanh(numerator: 1, denominator: 3, fractionWordCount: fractionWordCount).shifted(left: 1)
    }

    /// The natural logarithm of 10, which is 3 ln 2 + 2 artanh(1/9).
    static func ln10(fractionWordCount: Int) -> FixedPoint {
        var result = ln2(fractionWordCount: fractionWordCount)
        result.multiply(by: 3)
        let rest = artanh(numerator: 1, denominator: 9, fractionWordCount: fractionWordCount)
        return result + rest.shifted(left: 1)
    }

    /// The natural logarithm of a finite number over 0.
    static func ln(_ x: Double, fractionWordCount: Int) -> FixedPoint {
        let (exponent, significand) = Logarithm.parts(of: x)
        // The number is 2 to the power k, times m from 3/4 to 3/2, and ln m is
        // 2 artanh((m − 1) / (m + 1)).
        let isAbove = significand > 3 << 51
        let one: UInt64 = isAbove ? 1 << 53 : 1 << 52
        let k = isAbove ? exponent + 1 : exponent
        let isNegative = significand < one
        var result = artanh(
            numerator: isNegative ? one - significand : significand - one,
            denominator: significand + one,
            fractionWordCount: fractionWordCount
        ).shifted(left: 1)
        result.isNegative = isNegative
        var multiple = ln2(fractionWordCount: fractionWordCount)
        multiple.multiply(by: UInt64(k.magnitude))
        multiple.isNegative = k < 0
        return result + multiple
    }

    /// The inverse hyperbolic tangent of a fraction of at most 1/3, from its series.
    private static func artanh(
        numerator: UInt64,
        denominator: UInt64,
        fractionWordCount: Int
    ) -> FixedPoint {
        var power = FixedPoint(numerator, fractionWordCount: fractionWordCount)
        power.divide(by: denominator)
        let square = power * power
        var sum = power
        var divisor: UInt64 = 3
        while !power.isZero {
            power = numerator == 1 ? power.dividedTwice(by: denominator) : power * square
            var term = power
            term.divide(by: divisor)
            sum.add(term)
            divisor += 2
        }
        // The terms that are left are under the error of a power whose words are all 0, and each
        // is under a ninth of the one before.
        sum.error &+= power.error
        return sum
    }

    private func dividedTwice(by word: UInt64) -> FixedPoint {
        var result = self
        result.divide(by: word)
        result.divide(by: word)
        return result
    }
}
