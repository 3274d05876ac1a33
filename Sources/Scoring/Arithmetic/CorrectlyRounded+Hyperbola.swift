extension CorrectlyRounded {
    /// The hyperbolic sine of `x`, correctly rounded.
    ///
    /// Zero for zero and infinity for infinity, with their signs; infinity of the sign of `x` for
    /// magnitudes over 710.47…; a quiet NaN of fixed bits for NaN. Costs some microseconds. The
    /// hyperbolic functions of a number of finitely many bits other than 0 are transcendental
    /// (Lindemann), so the rounding is always decided; see <doc:KernelVersion1>.
    public static func sinh(_ x: Double) -> Double {
        guard !x.isNaN else { return notANumber }
        // The rest of the series is under a tenth of half of the last bit.
        guard x.magnitude > 0x1p-28 else { return x }
        guard x.magnitude < 711 else { return x < 0 ? -.infinity : .infinity }
        return FixedPoint.rounded { width in
            let (power, inverse, exponent) = powers(x.magnitude, fractionWordCount: width)
            let result = power - inverse
            return (x < 0 ? -result : result, exponent - 1)
        }
    }

    /// The hyperbolic cosine of `x`, correctly rounded.
    ///
    /// 1 for zero and infinity for infinity; all else is as for ``sinh(_:)``.
    public static func cosh(_ x: Double) -> Double {
        guard !x.isNaN else { return notANumber }
        guard x.magnitude > 0x1p-28 else { return 1 }
        guard x.magnitude < 711 else { return .infinity }
        return FixedPoint.rounded { width in
            let (power, inverse, exponent) = powers(x.magnitude, fractionWordCount: width)
            return (power + inverse, exponent - 1)
        }
    }

    /// The hyperbolic tangent of `x`, correctly rounded.
    ///
    /// 1 of the sign of `x` for magnitudes over 20; all else is as for ``sinh(_:)``.
    public static func tanh(_ x: Double) -> Double {
        guard !x.isNaN else { return notANumber }
        guard x.magnitude > 0x1p-28 else { return x }
        // 1 less than 2 to the power −56 is lacking.
        guard x.magnitude <= 20 else { return x < 0 ? -1 : 1 }
        return FixedPoint.rounded { width in
            let (power, inverse, _) = powers(x.magnitude, fractionWordCount: width)
            let result = (power - inverse) / (power + inverse)
            return (x < 0 ? -result : result, 0)
        }
    }

    /// The exponential function of `x`, less 1, correctly rounded.
    ///
    /// Zero for zero, with its sign; infinity for all over 709.78…, −1 for minus infinity; a quiet
    /// NaN of fixed bits for NaN. All else is as for ``sinh(_:)``.
    public static func expm1(_ x: Double) -> Double {
        guard !x.isNaN else { return notANumber }
        // The rest of the series is at most a quarter of half of the last bit.
        guard x.magnitude > 0x1p-55 else { return x }
        guard x < 710 else { return .infinity }
        // The power is under 2 to the power −57.
        guard x > -40 else { return -1 }
        return FixedPoint.rounded { width in
            let argument = FixedPoint(of: x, fractionWordCount: width)
            let (power, exponent) = argument.exponential()
            let one = FixedPoint(1, fractionWordCount: width)
            return exponent > 0
                ? (power - one.shifted(left: -exponent), exponent)
                : (power.shifted(left: exponent) - one, 0)
        }
    }

    /// The powers of e with the exponents `x` and −`x`, for `x` over 0, both divided by 2 to the
    /// power `exponent`.
    private static func powers(
        _ x: Double,
        fractionWordCount: Int
    ) -> (power: FixedPoint, inverse: FixedPoint, exponent: Int) {
        let argument = FixedPoint(of: x, fractionWordCount: fractionWordCount)
        let (power, exponent) = argument.exponential()
        let one = FixedPoint(1, fractionWordCount: fractionWordCount)
        return (power, (one / power).shifted(left: -2 * exponent), exponent)
    }
}
