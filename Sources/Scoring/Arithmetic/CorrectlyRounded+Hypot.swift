extension CorrectlyRounded {
    /// The square root of `x`² + `y`², correctly rounded.
    ///
    /// As IEEE 754-2019 §9.2.1 has it: infinity where one of the two is infinite, even if the other
    /// is NaN; else a quiet NaN of fixed bits where one of them is NaN; +0 for two zeros. Nothing
    /// overflows or underflows on the way. Costs about a microsecond.
    ///
    /// The sum of the squares is formed without loss and its root taken in whole numbers, so that
    /// what is exactly in the middle between two neighbours is known to be there.
    public static func hypot(_ x: Double, _ y: Double) -> Double {
        if x.isInfinite || y.isInfinite { return .infinity }
        if x.isNaN || y.isNaN { return notANumber }
        let (great, small) = (max(x.magnitude, y.magnitude), min(x.magnitude, y.magnitude))
        guard small > 0 else { return great }
        let (exponent, significand) = great.parts
        let (smallExponent, smallSignificand) = small.parts
        // What the smaller one adds is under a quarter of the last bit.
        guard exponent - smallExponent < 28 else { return great }
        let long = FixedPoint(significand, exponent: -52, fractionWordCount: 3)
        let short = FixedPoint(
            smallSignificand,
            exponent: smallExponent - exponent - 52,
            fractionWordCount: 3
        )
        // No square has a bit below 2 to the power −158, so that none is cut off. A root that is
        // not in the middle between two neighbours is 2 to the power −161 away from it or more, so
        // that what is cut off after 192 bits does not matter either.
        let root = (long * long + short * short).rootRoundedDown()
        return root.nearestToCentre(exponent: exponent)
    }
}
