extension CorrectlyRounded {
    /// `x` to the power `y`, correctly rounded.
    ///
    /// What IEEE 754-2019 §9.2.1 says of `pow` holds: 1 for `y` of 0 and for `x` of 1, even where
    /// the other is NaN; for `x` under 0 the sign of an odd power, and NaN where `y` is finite and
    /// not whole; at 0 and infinity the limits, with the sign of `x` for odd `y`; 1 for −1 to an
    /// infinite power. Every NaN returned has the same bits. Costs about as much as ``ln(_:)`` and
    /// ``exp(_:)`` together.
    ///
    /// The first steps take the logarithm to 106 bits, and the power of e of its product with `y`
    /// first to 66 bits and then to 95 at least. Where that leaves the rounding open, the power may
    /// be exactly in the middle between two neighbours. Such powers, and all that are exact, are
    /// found with whole numbers. For the others the work is done with more and more bits until the
    /// rounding is decided, as it must be in the end. The bounds are accounted for in
    /// <doc:KernelVersion1>.
    public static func pow(_ x: Double, _ y: Double) -> Double {
        if y == 0 || x == 1 { return 1 }
        if x.isNaN || y.isNaN { return notANumber }
        if x.isInfinite || y.isInfinite || x == 0 { return extremePower(x, y) }
        if x < 0, !isWhole(y) { return notANumber }
        let isNegative = x < 0 && isOdd(y)
        return signed(powerOfMagnitude(x.magnitude, y).bitPattern, isNegative: isNegative)
    }

    /// `x` to the power `y` for `x` over 0 and both finite, `y` not 0.
    private static func powerOfMagnitude(_ x: Double, _ y: Double) -> Double {
        guard x != 1 else { return 1 }
        let logarithm = Logarithm(of: x)
        let argument = logarithm.magnitude(times: y)
        let isNegative = logarithm.isNegative != (y < 0)
        guard argument.exponent >= -60 else { return 1 }
        guard argument.exponent < 10 else { return isNegative ? 0 : .infinity }
        let reduced = ReducedExponent(argument, isNegative: isNegative)
        if reduced.exponent > 1023 { return .infinity }
        if reduced.exponent >= -1075 {
            let error = ReducedExponent.error(of: argument)
            let bits =
                reduced.estimate(argumentError: error).roundedBits()
                ?? reduced.refinedEstimate(argumentError: error).roundedBits()
            if let bits { return Double(bitPattern: bits) }
        } else if reduced.exponent < -1076 {
            return 0
        }
        return exactPower(x, y) ?? FixedPoint.rounded { power(x, y, fractionWordCount: $0) }
    }

    /// The power as a number of many words, and the power of two that it is to be multiplied by;
    /// for `x` over 0 and such `y` that the power is in range.
    static func power(
        _ x: Double,
        _ y: Double,
        fractionWordCount: Int
    ) -> (FixedPoint, exponent: Int) {
        let (exponent, significand) = y.magnitude.parts
        // One word more, which the multiplication by a great `y` uses up: the product is under
        // 1024, so that the highest word is 0 when the words are read as one place higher.
        let logarithm = FixedPoint.ln(x, fractionWordCount: fractionWordCount + 1)
        let factor = FixedPoint(
            significand,
            exponent: -52,
            fractionWordCount: fractionWordCount + 1
        )
        var argument = (logarithm * factor).shifted(left: exponent - 64).movedByWord
        if y < 0 { argument.isNegative.toggle() }
        return argument.exponential()
    }

    /// The power where one of the two is infinite or `x` is 0; neither is NaN.
    private static func extremePower(_ x: Double, _ y: Double) -> Double {
        if y.isInfinite {
            if x.magnitude == 1 { return 1 }
            return (x.magnitude > 1) == (y > 0) ? .infinity : 0
        }
        let magnitude: Double = (x == 0) == (y > 0) ? 0 : .infinity
        return x.sign == .minus && isOdd(y) ? -magnitude : magnitude
    }

    /// Whether a finite number has no fraction.
    private static func isWhole(_ y: Double) -> Bool {
        let (exponent, significand) = y.magnitude.parts
        return exponent >= 0 && (exponent >= 52 || significand << UInt64(12 + exponent) == 0)
    }

    /// Whether a finite number is whole and odd.
    private static func isOdd(_ y: Double) -> Bool {
        let (exponent, significand) = y.magnitude.parts
        return isWhole(y) && exponent <= 52 && significand >> UInt64(52 - exponent) & 1 == 1
    }
}
