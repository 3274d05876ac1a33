extension CorrectlyRounded {
    /// The probability that a standard normal variable is at most `x`, correctly rounded.
    ///
    /// 0 for minus infinity and for all under −38.49…, 1 for all over 8.29… and for infinity, 1/2
    /// for zero; subnormal numbers between; a quiet NaN of fixed bits for NaN. Costs some tens of
    /// microseconds.
    ///
    /// No theorem is relied on here that a result is never exactly in the middle between two
    /// neighbours. Should one be, the work ends at 4096 bits and returns the number that is then
    /// nearest, which is the same on every machine; see <doc:KernelVersion1>.
    public static func normalCDF(_ x: Double) -> Double {
        guard !x.isNaN else { return notANumber }
        guard x < 9 else { return 1 }
        guard x > -39 else { return 0 }
        return FixedPoint.rounded { width in
            let argument = FixedPoint(of: x.magnitude, fractionWordCount: width)
            let halfSquare = (argument * argument).shifted(left: -1)
            let one = FixedPoint(1, fractionWordCount: width)
            if x.magnitude < 6 {
                // 1/2 and x · e^(−x²/2) · (1 + x²/3 + x⁴/15 + …) / √2π
                let (power, exponent) = (-halfSquare).exponential()
                let sum = (argument * power.shifted(left: exponent))
                    .oddFactorialSeries(halfSquare.shifted(left: 1))
                let part = sum / FixedPoint.rootOfCircle(fractionWordCount: width)
                let half = one.shifted(left: -1)
                return (x < 0 ? half - part : half + part, 0)
            }
            let (tail, exponent) = argument.normalTail(halfSquare: halfSquare)
            return x < 0 ? (tail, exponent) : (one - tail.shifted(left: exponent), 0)
        }
    }

    /// The error function of `x`, correctly rounded: the probability that a normal variable with
    /// the variance 1/2 has at most the magnitude of `x`, with the sign of `x`.
    ///
    /// Zero for zero, with its sign; 1 of the sign of `x` for magnitudes over 5.92…. All else is as
    /// for ``normalCDF(_:)``.
    public static func erf(_ x: Double) -> Double {
        guard !x.isNaN else { return notANumber }
        guard x != 0 else { return x }
        guard x.magnitude < 6 else { return x < 0 ? -1 : 1 }
        return FixedPoint.rounded { width in
            let (value, exponent) = errorFunction(x.magnitude, fractionWordCount: width)
            return (x < 0 ? -value : value, exponent)
        }
    }

    /// Of a number over 0 and under 6.
    private static func errorFunction(
        _ x: Double,
        fractionWordCount: Int
    ) -> (FixedPoint, exponent: Int) {
        let argument = FixedPoint(of: x, fractionWordCount: fractionWordCount)
        let square = argument * argument
        let doubled = square.shifted(left: 1)
        if x > 4.5 {
            // 1 less two tails of the standard normal distribution, at √2 · x.
            let (tail, exponent) = doubled.root().normalTail(halfSquare: square)
            let one = FixedPoint(1, fractionWordCount: fractionWordCount)
            return (one - tail.shifted(left: exponent + 1), 0)
        }
        // 2x · e^(−x²) · (1 + 2x²/3 + 4x⁴/15 + …) / √π, with √2π taken for √π.
        let (power, exponent) = (-square).exponential()
        let (places, significand) = x.parts
        let factor = FixedPoint(
            significand,
            exponent: -52,
            fractionWordCount: fractionWordCount
        )
        let sum = (factor * power.shifted(left: exponent)).oddFactorialSeries(doubled)
        let root = FixedPoint.pi(fractionWordCount: fractionWordCount).root()
        return (sum / root, places + 1)
    }
}
