extension FixedPoint {
    /// The square root of 2π.
    static func rootOfCircle(fractionWordCount: Int) -> FixedPoint {
        pi(fractionWordCount: fractionWordCount).shifted(left: 1).root()
    }

    /// x + 1/(x + 2/(x + 3/(x + …))), for x from 6 to 64: the density of the standard normal
    /// distribution at x, over the probability of more than x (Laplace).
    func tailFraction() -> FixedPoint {
        // Of a fraction with positive terms every second value is too great and the others are too
        // small, so that the exact one lies between any two that follow one another.
        var count = likelyTermCount
        while true {
            let shorter = tailFraction(termCount: count)
            var result = tailFraction(termCount: count + 1)
            let difference = result - shorter
            if difference.words.dropFirst().allSatisfy({ $0 == 0 }), difference.words[0] < 1 << 32 {
                result.error &+= difference.words[0] &+ shorter.error
                return result
            }
            count *= 2
        }
    }

    private func tailFraction(termCount: Int) -> FixedPoint {
        var result = self
        for place in stride(from: termCount, to: 0, by: -1) {
            let numerator = FixedPoint(UInt64(place), fractionWordCount: fractionWordCount)
            result = self + numerator / result
        }
        return result
    }

    /// The difference of two values falls like the power of e of −2x√(2n) with the number n of
    /// terms, and is to be about 2 to the power −64 for each word.
    private var likelyTermCount: Int {
        let exponent = 45 * fractionWordCount
        let x = Int(words[fractionWordCount])
        return exponent * exponent / (8 * x * x) + 8
    }

    /// The probability that a standard normal variable is over x, which is from 6 to 64, and the
    /// power of two that it is to be multiplied by.
    ///
    /// `halfSquare` is x²/2.
    func normalTail(halfSquare: FixedPoint) -> (FixedPoint, exponent: Int) {
        let (power, exponent) = (-halfSquare).exponential()
        let root = Self.rootOfCircle(fractionWordCount: fractionWordCount)
        return (power / (tailFraction() * root), exponent)
    }
}
