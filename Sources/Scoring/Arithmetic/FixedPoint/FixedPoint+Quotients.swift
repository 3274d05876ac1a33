extension FixedPoint {
    /// The quotient by a number whose magnitude is at least 1/4.
    static func / (left: FixedPoint, right: FixedPoint) -> FixedPoint {
        let fraction = right.fractionWordCount
        precondition(
            right.words[fraction] > 0 || right.words[fraction - 1] >> 62 > 0,
            "A divisor of fixed-point numbers must be at least 1/4"
        )
        let dividend = [UInt64](repeating: 0, count: fraction) + left.words
        let quotient = WordDivision(dividend, by: right.words).quotient
        precondition(
            quotient[(fraction + 1)...].allSatisfy { $0 == 0 },
            "The whole part of a fixed-point number must not overflow"
        )
        var result = FixedPoint(
            words: Array(quotient[...fraction]),
            isNegative: left.isNegative != right.isNegative
        )
        // Of the exact quotient q, an error of the dividend makes four times as much and one of the
        // divisor 4 · q times as much, were the divisor exact; the eighth and the last unit stand
        // for the difference and for what is cut off.
        result.error = 5 &* (left.error &+ result.bound &* right.error) &+ 2
        return result
    }
}
