extension FixedPoint {
    /// The exponential function: a number from about 1/2 to 2, and the power of two that it is to
    /// be multiplied by.
    ///
    /// The argument is under 2 to the power 53.
    func exponential() -> (FixedPoint, exponent: Int) {
        let ln2 = Self.ln2(fractionWordCount: fractionWordCount)
        // A guess of the multiple of ln 2, from the upper bits: times 1/ln 2 times 2 to the power
        // 63. If it is off by one the rest is just a little longer.
        let upper = words[fractionWordCount] << 10 | words[fractionWordCount - 1] >> 54
        let quotient = upper.multipliedFullWidth(by: 0xb8aa_3b29_5c17_f0bb).high >> 9
        var multiple = ln2
        multiple.multiply(by: quotient)
        multiple.isNegative = isNegative
        let rest = self - multiple
        let exponent = isNegative ? -Int(quotient) : Int(quotient)
        return (rest.exponentialSeries(), exponent)
    }

    /// The exponential function of a number whose magnitude is under 1.
    private func exponentialSeries() -> FixedPoint {
        // The argument is halved often enough to make the series short, and the result squared as
        // often.
        let halvings = 6 + 2 * fractionWordCount.leadingPosition
        let argument = shifted(left: -halvings)
        var term = FixedPoint(1, fractionWordCount: fractionWordCount)
        var sum = term
        var divisor: UInt64 = 1
        repeat {
            term = term * argument
            term.divide(by: divisor)
            sum.add(term)
            divisor += 1
        } while !term.isZero
        // The terms that are left are under the error of a term whose words are all 0, and each is
        // under half of the one before.
        sum.error &+= term.error
        for _ in 0..<halvings { sum = sum * sum }
        return sum
    }
}

extension Int {
    /// The place of the highest bit that is set.
    fileprivate var leadingPosition: Int { bitWidth - 1 - leadingZeroBitCount }
}
