extension CorrectlyRounded {
    /// The sine of `x` in radians, correctly rounded.
    ///
    /// Of arguments of any size: a multiple of π/2 is taken off with as many digits of π as that
    /// needs. Zero for zero, with its sign; a quiet NaN of fixed bits for infinity and NaN. Costs
    /// some microseconds. Of another number of finitely many bits the sine is transcendental
    /// (Lindemann), so the rounding is always decided; see <doc:KernelVersion1>.
    public static func sin(_ x: Double) -> Double {
        guard x.isFinite else { return notANumber }
        // The rest of the series is under a tenth of half of the last bit.
        guard x.magnitude > 0x1p-28 else { return x }
        return FixedPoint.rounded { width in
            let (turns, angle) = FixedPoint.angle(x.magnitude, fractionWordCount: width)
            var result = turned(angle.sineAndCosine(), by: turns).sine
            if x < 0 { result.isNegative.toggle() }
            return (result, 0)
        }
    }

    /// The cosine of `x` in radians, correctly rounded.
    ///
    /// 1 for zero; all else is as for ``sin(_:)``.
    public static func cos(_ x: Double) -> Double {
        guard x.isFinite else { return notANumber }
        guard x.magnitude > 0x1p-28 else { return 1 }
        return FixedPoint.rounded { width in
            let (turns, angle) = FixedPoint.angle(x.magnitude, fractionWordCount: width)
            return (turned(angle.sineAndCosine(), by: turns).cosine, 0)
        }
    }

    /// The tangent of `x` in radians, correctly rounded.
    ///
    /// All is as for ``sin(_:)``. No number is so near to a pole that the result is infinite.
    public static func tan(_ x: Double) -> Double {
        guard x.isFinite else { return notANumber }
        guard x.magnitude > 0x1p-28 else { return x }
        return FixedPoint.rounded { width in
            let (turns, angle) = FixedPoint.angle(x.magnitude, fractionWordCount: width + 1)
            let (sine, cosine) = angle.sineAndCosine()
            if turns & 1 == 0 {
                let result = sine / cosine
                return (x < 0 ? -result : result, 0)
            }
            // No number of the format is nearer to a multiple of π/2 than 2 to the power −62, as is
            // found from the continued fraction of π (Kahan; see Muller, Elementary Functions).
            let (divisor, shift) = sine.normalized()
            let result = cosine.shortened(to: width) / divisor
            return (x < 0 ? result : -result, shift)
        }
    }

    /// The sine and the cosine of an angle after a number of quarter turns from 0 to 3.
    private static func turned(
        _ values: (sine: FixedPoint, cosine: FixedPoint),
        by quarterTurns: Int
    ) -> (sine: FixedPoint, cosine: FixedPoint) {
        switch quarterTurns {
        case 0: (values.sine, values.cosine)
        case 1: (values.cosine, -values.sine)
        case 2: (-values.sine, -values.cosine)
        default: (-values.cosine, values.sine)
        }
    }
}
