extension FixedPoint {
    /// The quotient by a number whose magnitude is at least 1/4.
    static func / (left: FixedPoint, right: FixedPoint) -> FixedPoint {
        let fraction = right.fractionWordCount
        precondition(
            right.words[fraction] > 0 || right.words[fraction - 1] >> 62 > 0,
            "A divisor of fixed-point numbers must be at least 1/4"
        )
        let quotient = WordDivision(left.words, zeroCount: fraction, by: right.words).quotient
        precondition(
            quotient[(fraction + 1)...].allSatisfy { $0 == 0 },
            "The whole part of a fixed-point number must not overflow"
        )
        var result = FixedPoint(
            words: Array(quotient[...fraction]),
            isNegative: left.isNegative != right.isNegative
        )
        // An error of the dividend, and one of the divisor times the quotient, count as often as 1
        // over the divisor says. The fifth time and the last units stand for what the errors do to
        // that, and for what is cut off.
        let error = left.error &+ result.bound &* right.error
        let whole = right.words[fraction]
        result.error = whole > 0 ? error / whole &+ 3 : 5 &* error &+ 3
        return result
    }

    /// A number from 1/2 to 1, with a word less after the point, and by how many bits it was moved.
    ///
    /// The magnitude is under 1 and at least 2 to the power −64.
    func normalized() -> (FixedPoint, shift: Int) {
        let top = words[fractionWordCount - 1]
        precondition(
            words[fractionWordCount] == 0 && top > 0,
            "A number to be normalised must be under 1 and at least 2 to the power −64"
        )
        let shift = top.leadingZeroBitCount
        return (shifted(left: shift - 64).movedByWord, shift)
    }
}
