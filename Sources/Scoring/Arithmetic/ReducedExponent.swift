/// An argument of the exponential function, taken apart as `exponent` · ln 2 + `remainder`.
///
/// The power of e is then 2 to the power `exponent`, times a number from 1 to 2.
struct ReducedExponent {
    /// A whole number.
    let exponent: Int
    /// A number from 0 to ln 2, times 2 to the power 127; off by less than 2, and by the
    /// argument's own error.
    let remainder: UInt128

    /// ln 2 times 2 to the power 127, and the 64 bits that follow.
    private static let ln2 = UInt128(0x58b9_0bfb_e8e7_bcd5) << 64 | 0xe4f1_d9cc_01f9_7b57
    private static let ln2Following: UInt64 = 0xa079_a193_394c_5b16

    /// Below this the power is less than half of the smallest number, and rounds to 0.
    private static let lowest = -0x1.74910d52d3051p+9
    /// Over this the power rounds to infinity.
    private static let highest = 0x1.62e42fefa39efp+9
    /// Up to this magnitude the power rounds to 1.
    private static let negligible = 0x1p-54

    /// Takes `x` apart, unless its power of e rounds to 0, 1 or infinity or is not a number.
    init?(_ x: Double) {
        guard x.magnitude > Self.negligible, x >= Self.lowest, x <= Self.highest else { return nil }
        // An estimate that may be off by one near the multiples of ln 2; corrected below.
        var exponent = Int(x * 0x1.71547652b82fep+0)
        if x < 0 { exponent -= 1 }

        self.init(Self.fixedPoint(x), nearExponent: exponent)
    }

    /// Takes apart the number given by its magnitude and sign.
    ///
    /// The magnitude is at least 2 to the power −60 and less than 1024.
    init(_ magnitude: Estimate, isNegative: Bool) {
        let shift = magnitude.exponent
        // 1 / ln 2 times 2 to the power 63, so that the whole part begins at bit 62.
        let quotient = UInt64(magnitude.significand >> 64)
            .multipliedFullWidth(by: 0xb8aa_3b29_5c17_f0bb).high
        let whole = Int(quotient >> UInt64(62 &- shift))
        let argument = magnitude.significand << shift
        self.init(
            isNegative ? 0 &- argument : argument,
            nearExponent: isNegative ? -1 &- whole : whole
        )
    }

    /// By how much the argument given as an estimate may be too small or too great, times 2 to the
    /// power 127.
    static func error(of magnitude: Estimate) -> UInt128 {
        magnitude.error << magnitude.exponent &+ 1
    }

    /// Takes apart an argument, given times 2 to the power 127, modulo 2 to the power 128, with a
    /// first guess at its exponent that may be off by one.
    @inline(__always)
    private init(_ argument: UInt128, nearExponent guess: Int) {
        // All sums are taken modulo 2 to the power 128. An argument of type `Double` has no bit
        // below 2 to the power −106, so it is represented without loss; what overflows at the top
        // cancels.
        var exponent = guess
        var remainder = argument &- Self.multipleOfLn2(exponent)
        if remainder >> 127 != 0 {
            exponent -= 1
            remainder &+= Self.ln2
        } else if remainder >= Self.ln2 {
            exponent += 1
            remainder &-= Self.ln2
        }
        self.exponent = exponent
        self.remainder = remainder
    }

    /// `x` times 2 to the power 127, modulo 2 to the power 128; exact.
    private static func fixedPoint(_ x: Double) -> UInt128 {
        let significand = UInt128(x.significandBitPattern | 1 << 52)
        let biasedExponent = Int(x.exponentBitPattern)
        let magnitude = significand &<< (biasedExponent - 1023 - 52 + 127)
        return x < 0 ? 0 &- magnitude : magnitude
    }

    /// `count` · ln 2 times 2 to the power 127, modulo 2 to the power 128; off by less than 1.
    private static func multipleOfLn2(_ count: Int) -> UInt128 {
        let magnitude = UInt64(count.magnitude)
        let carry = magnitude.multipliedFullWidth(by: ln2Following).high
        let product = UInt128(magnitude) &* ln2 &+ UInt128(carry)
        return count < 0 ? 0 &- product : product
    }
}
