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
        fraction(1, 3, fractionWordCount: fractionWordCount)
            .oddPowerSeries(isAlternating: false).shifted(left: 1)
    }

    /// The logarithm of a finite number over 0 to the base 10.
    static func log10(_ x: Double, fractionWordCount: Int) -> FixedPoint {
        ln(x, fractionWordCount: fractionWordCount) / ln10(fractionWordCount: fractionWordCount)
    }

    /// The natural logarithm of 10, which is 3 ln 2 + 2 artanh(1/9).
    private static func ln10(fractionWordCount: Int) -> FixedPoint {
        var result = ln2(fractionWordCount: fractionWordCount)
        result.multiply(by: 3)
        let rest = fraction(1, 9, fractionWordCount: fractionWordCount)
            .oddPowerSeries(isAlternating: false).shifted(left: 1)
        return result + rest
    }

    /// The quotient of two whole numbers.
    static func fraction(
        _ numerator: UInt64,
        _ denominator: UInt64,
        fractionWordCount: Int
    ) -> FixedPoint {
        var result = FixedPoint(numerator, fractionWordCount: fractionWordCount)
        result.divide(by: denominator)
        return result
    }

    /// The natural logarithm of a finite number over 0.
    static func ln(_ x: Double, fractionWordCount: Int) -> FixedPoint {
        let (exponent, significand) = x.parts
        // The number is 2 to the power k, times m from 3/4 to 3/2, and ln m is
        // 2 artanh((m − 1) / (m + 1)).
        let isAbove = significand > 3 << 51
        let one: UInt64 = isAbove ? 1 << 53 : 1 << 52
        var ratio = fraction(
            significand < one ? one - significand : significand - one,
            significand + one,
            fractionWordCount: fractionWordCount
        )
        ratio.isNegative = significand < one
        return ratio.logarithm(plusMultiple: isAbove ? exponent + 1 : exponent)
    }

    /// The natural logarithm of a number that is from 1 to 4, times 2 to the power `exponent`.
    func logarithm(exponent: Int) -> FixedPoint {
        // The number is divided by 1, 2 or 4 so that it is from 3/4 to 3/2.
        let doubled = shifted(left: 1).words[fractionWordCount]
        let shift = doubled < 3 ? 0 : doubled < 6 ? 1 : 2
        let one = FixedPoint(1 << UInt64(shift), fractionWordCount: fractionWordCount)
        return ((self - one) / (self + one)).logarithm(plusMultiple: exponent + shift)
    }

    /// The natural logarithm of m, plus that of 2 to the power `exponent`, from (m − 1) / (m + 1).
    private func logarithm(plusMultiple exponent: Int) -> FixedPoint {
        var multiple = Self.ln2(fractionWordCount: fractionWordCount)
        multiple.multiply(by: UInt64(exponent.magnitude))
        multiple.isNegative = exponent < 0
        return oddPowerSeries(isAlternating: false).shifted(left: 1) + multiple
    }
}
