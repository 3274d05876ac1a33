extension Logarithm {
    /// 1 / ln 10 times 2 to the power 129, rounded down.
    private static let reciprocalOfLn10 =
        UInt128(0xde5b_d8a9_3728_7195) << 64 | 0x355b_aaaf_ad33_dc32

    /// The magnitude of the logarithm to the base 10.
    var decimalMagnitude: Estimate {
        let product = magnitude.significand.upperHalf(times: Self.reciprocalOfLn10)
        let zeros = product.leadingZeroBitCount
        // The product lacks up to 2, and 1 because its factor was rounded down.
        return Estimate(
            exponent: magnitude.exponent &- 1 &- zeros,
            significand: product &<< zeros,
            error: (magnitude.error &+ 3) &<< zeros
        )
    }

    /// The magnitude of the product with a finite number other than 0.
    func magnitude(times factor: Double) -> Estimate {
        let (exponent, significand) = factor.magnitude.parts
        let product = magnitude.significand.upperPart(times: significand << 11)
        let zeros = product.leadingZeroBitCount
        return Estimate(
            exponent: magnitude.exponent &+ exponent &+ 1 &- zeros,
            significand: product &<< zeros,
            error: (magnitude.error &+ 1) &<< zeros
        )
    }
}
