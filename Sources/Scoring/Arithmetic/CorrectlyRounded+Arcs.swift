extension CorrectlyRounded {
    /// The angle whose sine is `x`, from −π/2 to π/2, correctly rounded.
    ///
    /// Zero for zero, with its sign; a quiet NaN of fixed bits where `x` is over 1 or under −1, and
    /// for NaN. Costs some microseconds. The arcus functions of a number of finitely many bits
    /// other than 0, and for `acos` 1, are transcendental (Lindemann), so the rounding is always
    /// decided; see <doc:KernelVersion1>.
    public static func asin(_ x: Double) -> Double {
        guard x.magnitude <= 1 else { return notANumber }
        // The rest of the series is under a tenth of half of the last bit.
        guard x.magnitude > 0x1p-28 else { return x }
        return FixedPoint.rounded { width in
            let angle = arcsine(x.magnitude, fractionWordCount: width)
            return (x < 0 ? -angle : angle, 0)
        }
    }

    /// The angle whose cosine is `x`, from 0 to π, correctly rounded.
    ///
    /// +0 for 1; all else is as for ``asin(_:)``.
    public static func acos(_ x: Double) -> Double {
        guard x.magnitude <= 1 else { return notANumber }
        guard x != 1 else { return 0 }
        return FixedPoint.rounded { width in
            let quarter = FixedPoint.pi(fractionWordCount: width).shifted(left: -1)
            let angle = arcsine(x.magnitude, fractionWordCount: width)
            return (x < 0 ? quarter + angle : quarter - angle, 0)
        }
    }

    /// The angle whose tangent is `x`, from −π/2 to π/2, correctly rounded.
    ///
    /// The ends for infinity; all else is as for ``asin(_:)``.
    public static func atan(_ x: Double) -> Double {
        guard !x.isNaN else { return notANumber }
        guard x.magnitude > 0x1p-28 else { return x }
        return FixedPoint.rounded { width in
            let angle = arctangent(x.magnitude, fractionWordCount: width)
            return (x < 0 ? -angle : angle, 0)
        }
    }

    /// Of a number from 0 to 1.
    private static func arcsine(_ x: Double, fractionWordCount: Int) -> FixedPoint {
        let sine = FixedPoint(of: x, fractionWordCount: fractionWordCount)
        let one = FixedPoint(1, fractionWordCount: fractionWordCount)
        guard x < 1 else {
            return FixedPoint.pi(fractionWordCount: fractionWordCount).shifted(left: -1)
        }
        // The tangent of half of the angle is the sine over 1 and the cosine.
        let half = sine / (one + (one - sine * sine).root())
        return half.arctangent().shifted(left: 1)
    }

    /// Of a number over 0, or infinity.
    private static func arctangent(_ x: Double, fractionWordCount: Int) -> FixedPoint {
        guard x > 1 else {
            return FixedPoint(of: x, fractionWordCount: fractionWordCount).arctangent()
        }
        let quarter = FixedPoint.pi(fractionWordCount: fractionWordCount).shifted(left: -1)
        guard x.isFinite else { return quarter }
        // What is lacking to π/2 is the angle of the inverse.
        let (exponent, significand) = x.parts
        let inverse =
            FixedPoint(1, fractionWordCount: fractionWordCount)
            / FixedPoint(significand, exponent: -52, fractionWordCount: fractionWordCount)
        return quarter - inverse.shifted(left: -exponent).arctangent()
    }
}
