extension FixedPoint {
    /// The one number of type `Double` that is nearest to all numbers within the error, times 2 to
    /// the power `exponent`.
    ///
    /// Nil where the error leaves more than one.
    func nearest(exponent: Int) -> Double? {
        guard error > 0 else { return nearestToCentre(exponent: exponent) }
        var lower = self
        var upper = self
        lower.error = 0
        upper.error = 0
        var margin = FixedPoint(0, fractionWordCount: fractionWordCount)
        margin.words[0] = error
        lower.add(-margin)
        upper.add(margin)
        let result = lower.nearestToCentre(exponent: exponent)
        // Rounding keeps order, so that whatever lies between goes where both ends go.
        guard result.bitPattern == upper.nearestToCentre(exponent: exponent).bitPattern else {
            return nil
        }
        return result
    }

    /// The number of type `Double` that is nearest to this one without its error, times 2 to the
    /// power `exponent`; ties to even.
    func nearestToCentre(exponent: Int) -> Double {
        guard let top = words.lastIndex(where: { $0 != 0 }) else { return isNegative ? -0.0 : 0 }
        let zeros = words[top].leadingZeroBitCount
        let highest = 64 * (top - fractionWordCount) + 63 - zeros + exponent
        let sign: UInt64 = isNegative ? 1 << 63 : 0
        guard highest >= -1075 else { return Double(bitPattern: sign) }
        guard highest <= 1023 else { return isNegative ? -.infinity : .infinity }
        func word(_ place: Int) -> UInt128 {
            place >= 0 ? UInt128(words[place]) : 0
        }
        var significand = word(top) << 64 | word(top - 1)
        if zeros > 0 { significand = significand << zeros | word(top - 2) >> (64 - zeros) }
        // The last bit stands for all that follows: below the bits that decide, it breaks ties.
        let following = top >= 2 ? words[..<(top - 1)] : []
        if following.contains(where: { $0 != 0 }) { significand |= 1 }
        let estimate = Estimate(exponent: highest, significand: significand, error: 0)
        return Double(bitPattern: sign | estimate.nearestBits())
    }

    /// Evaluates with ever more words until the result, a fixed-point number and a power of two
    /// that it is multiplied by, can be rounded in one way only.
    ///
    /// The words double from 128 bits. The end at 4096 bits is there so that all work is bounded;
    /// no argument is known that needs the third step.
    static func rounded(_ evaluate: (_ fractionWordCount: Int) -> (FixedPoint, Int)) -> Double {
        var fractionWordCount = 2
        while true {
            let (number, exponent) = evaluate(fractionWordCount)
            if let result = number.nearest(exponent: exponent) { return result }
            guard fractionWordCount < 64 else {
                return number.nearestToCentre(exponent: exponent)
            }
            fractionWordCount *= 2
        }
    }
}
