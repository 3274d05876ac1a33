extension FixedPoint {
    /// π with the number of words that nearly all arguments need, computed once.
    private static let storedPi = computedPi(fractionWordCount: 24)

    /// The half circumference of the circle with radius 1.
    static func pi(fractionWordCount: Int) -> FixedPoint {
        fractionWordCount <= 24
            ? storedPi.shortened(to: fractionWordCount)
            : computedPi(fractionWordCount: fractionWordCount)
    }

    /// From Machin's formula, π = 16 arctan(1/5) − 4 arctan(1/239).
    private static func computedPi(fractionWordCount: Int) -> FixedPoint {
        let great = fraction(1, 5, fractionWordCount: fractionWordCount)
            .oddPowerSeries(isAlternating: true)
        let small = fraction(1, 239, fractionWordCount: fractionWordCount)
            .oddPowerSeries(isAlternating: true)
        return great.shifted(left: 4) - small.shifted(left: 2)
    }

    /// The sine and the cosine of a number whose magnitude is at most 1.
    func sineAndCosine() -> (sine: FixedPoint, cosine: FixedPoint) {
        var factor = self * self
        factor.isNegative = true
        let one = FixedPoint(1, fractionWordCount: fractionWordCount)
        return (factorialSeries(factor, from: 2), one.factorialSeries(factor, from: 1))
    }

    /// A finite number over 0 less a multiple of π/2: an angle from about −π/4 to π/4, and the
    /// quarter turns that it stands after, modulo 4.
    ///
    /// π is taken with so many words that their error, times the multiple, is under the last bit;
    /// no argument is too great.
    static func angle(
        _ x: Double,
        fractionWordCount: Int
    ) -> (quarterTurns: Int, angle: FixedPoint) {
        let (exponent, significand) = x.parts
        guard exponent >= -1 else {
            return (0, FixedPoint(of: x, fractionWordCount: fractionWordCount))
        }
        // The multiple is under 2 to the power exponent + 1, and the error of π, which is under
        // 2 to the power 20, counts as often.
        let width = fractionWordCount + (exponent + 21) / 64 + 1
        let quarter = pi(fractionWordCount: width).shifted(left: -1)
        var dividend = [UInt64](repeating: 0, count: width + exponent / 64 + 2)
        let (place, bits) = (exponent - 52 + 64 * width).quotientAndRemainder(dividingBy: 64)
        dividend[place] = significand << UInt64(bits)
        dividend[place + 1] = significand >> UInt64(64 - bits)
        let division = WordDivision(dividend, by: quarter.words)
        let quarterTurns = Int(division.quotient[0] & 3)
        let rest = FixedPoint(words: Array(division.remainder[...width]))
        // Over π/4 what is lacking to π/2 is the shorter angle.
        let isLong = quarter.isBelow(rest.shifted(left: 1).words)
        let angle = (isLong ? rest - quarter : rest).shortened(to: fractionWordCount)
        return (isLong ? (quarterTurns + 1) & 3 : quarterTurns, angle)
    }

    /// The arcus tangent of a number from 0 to 1.
    func arctangent() -> FixedPoint {
        let one = FixedPoint(1, fractionWordCount: fractionWordCount)
        // The tangent of half of the angle, twice, so that the series is short.
        var tangent = self
        for _ in 0..<2 { tangent = tangent / (one + (one + tangent * tangent).root()) }
        return tangent.oddPowerSeries(isAlternating: true).shifted(left: 2)
    }
}
