extension CorrectlyRounded {
    /// The natural logarithm of `x`, correctly rounded.
    ///
    /// As IEEE 754-2019 §9.2.1 has it: minus infinity for 0 of either sign, infinity for infinity,
    /// +0 for 1, and a quiet NaN of fixed bits for numbers under 0 and for NaN. Costs some forty
    /// multiplications of words.
    ///
    /// The first step knows the result to 106 bits, which decides even the arguments published as
    /// the hardest to round. Should it not, the work is done again with more and more bits until
    /// the rounding is decided. In the end it is: the logarithm of a number other than 1 that has
    /// finitely many bits is transcendental (Lindemann), so it is no middle between two neighbours.
    /// The bounds are accounted for in <doc:KernelVersion1>.
    public static func ln(_ x: Double) -> Double {
        if let exception = exceptionalLogarithm(x) { return exception }
        let logarithm = Logarithm(of: x)
        if let bits = logarithm.magnitude.roundedBits() {
            return signed(bits, isNegative: logarithm.isNegative)
        }
        return FixedPoint.rounded { (FixedPoint.ln(x, fractionWordCount: $0), 0) }
    }

    /// The logarithm of `x` to the base 10, correctly rounded.
    ///
    /// Exact for the powers of ten from 0 to 22, which are those of type `Double`. All else is as
    /// for ``ln(_:)``: a logarithm to the base 10 that is not a whole number is irrational, so it
    /// is no middle between two neighbours.
    public static func log10(_ x: Double) -> Double {
        if let exception = exceptionalLogarithm(x) { return exception }
        let logarithm = Logarithm(of: x)
        if let bits = logarithm.decimalMagnitude.roundedBits() {
            return signed(bits, isNegative: logarithm.isNegative)
        }
        return FixedPoint.rounded { (FixedPoint.log10(x, fractionWordCount: $0), 0) }
    }

    /// The natural logarithm of 1 + `x`, correctly rounded.
    ///
    /// Zero for zero, with its sign; minus infinity for −1, infinity for infinity, and a quiet NaN
    /// of fixed bits for numbers under −1 and for NaN. Costs some microseconds. The rounding is
    /// always decided, as for ``ln(_:)``.
    public static func log1p(_ x: Double) -> Double {
        guard x > -1 else { return x == -1 ? -.infinity : notANumber }
        guard x < .infinity else { return .infinity }
        // The rest of the series is at most a quarter of half of the last bit.
        guard x.magnitude > 0x1p-55 else { return x }
        return FixedPoint.rounded { width in
            let one = FixedPoint(1, fractionWordCount: width)
            if x >= 1 {
                let (exponent, significand) = x.parts
                let number = FixedPoint(significand, exponent: -52, fractionWordCount: width)
                let sum = number + one.shifted(left: -exponent)
                return (sum.logarithm(exponent: exponent), 0)
            }
            // No bit of the sum is lost, nor by moving its highest bit before the point.
            let sum = one + FixedPoint(of: x, fractionWordCount: width)
            let shift = -(sum.highestBit ?? 0)
            return (sum.shifted(left: shift).logarithm(exponent: -shift), 0)
        }
    }

    /// The result where it is 0 or infinite or not a number.
    private static func exceptionalLogarithm(_ x: Double) -> Double? {
        if x == 0 { return -.infinity }
        if x == 1 { return 0 }
        if x == .infinity { return .infinity }
        return x > 0 ? nil : notANumber
    }

    /// What every function returns where there is no number to return.
    static var notANumber: Double { Double(bitPattern: 0x7FF8_0000_0000_0000) }

    static func signed(_ bits: UInt64, isNegative: Bool) -> Double {
        Double(bitPattern: isNegative ? bits | 1 << 63 : bits)
    }
}
