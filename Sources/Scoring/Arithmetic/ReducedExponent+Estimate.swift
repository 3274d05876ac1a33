/// Both estimates write the remainder as i/128 + j/16384 + s, with whole i and j and s under
/// 1/16384. The power is then a · (1 + b) · (1 + p) with a and b from tables and p = e to the power
/// s, less 1, from its series; that is a + a · f with f = b + p + b · p, which is under 1/64.
extension ReducedExponent {
    /// The power to 66 bits, but for what the argument's own error does to it.
    func estimate(argumentError: UInt128 = 0) -> Estimate {
        let series = self.series
        // Times 2 to the power 64, and s also times 2 to the power 14.
        let s = UInt64(truncatingIfNeeded: series >> 64)
        let square = Self.high(s, s)
        let cube = Self.high(square, s)
        let fourth = Self.high(square, square)
        // Times 2 to the power 70.
        let p =
            (s >> 8) &+ (square >> 23) &+ (Self.high(cube, 0x2aaa_aaaa_aaaa_aaab) >> 36)
            &+ (Self.high(fourth, 0x0aaa_aaaa_aaaa_aaab) >> 50)
        let b = UInt64(truncatingIfNeeded: fine >> 58)
        let f = b &+ p &+ (Self.high(b, p) >> 6)

        let a = coarse
        let product = UInt64(truncatingIfNeeded: a >> 64).multipliedFullWidth(by: f)
        let increase = UInt128(product.high) << 64 | UInt128(product.low)
        return Estimate(
            exponent: exponent,
            significand: a &+ (increase >> 6),
            error: 1 << 61 &+ 2 &* argumentError
        )
    }

    /// The power to 123 bits, but for what the argument's own error does to it.
    func refinedEstimate(argumentError: UInt128 = 0) -> Estimate {
        let s = series
        // The series of (p / s − 1) by Horner's rule, with s taken times 2 to the power 14.
        var quotient: UInt128 = (1 << 44) / 5040
        quotient = (1 << 58) / 720 &+ s.upperHalf(times: quotient)
        quotient = (1 << 72) / 120 &+ s.upperHalf(times: quotient)
        quotient = (1 << 86) / 24 &+ s.upperHalf(times: quotient)
        quotient = (1 << 100) / 6 &+ s.upperHalf(times: quotient)
        quotient = (1 << 114) / 2 &+ s.upperHalf(times: quotient)
        quotient = s.upperHalf(times: quotient)
        // Times 2 to the power 134.
        let p = (s >> 8) &+ (s.upperHalf(times: quotient) >> 8)
        let b = fine << 6
        let f = b &+ p &+ (b.upperHalf(times: p) >> 6)

        let a = coarse
        return Estimate(
            exponent: exponent,
            significand: a &+ (a.upperHalf(times: f) >> 6),
            error: 1 << 4 &+ 2 &* argumentError
        )
    }

    /// a, times 2 to the power 127.
    private var coarse: UInt128 {
        Self.entry(Int(truncatingIfNeeded: remainder >> 120), of: ExponentialTables.coarse)
    }

    /// b, times 2 to the power 128.
    private var fine: UInt128 {
        Self.entry(Int(truncatingIfNeeded: remainder >> 113) & 127, of: ExponentialTables.fine)
    }

    /// s, times 2 to the power 142.
    private var series: UInt128 {
        remainder << 15
    }

    private static func entry(_ place: Int, of table: [UInt64]) -> UInt128 {
        UInt128(table[2 &* place]) << 64 | UInt128(table[2 &* place &+ 1])
    }

    private static func high(_ left: UInt64, _ right: UInt64) -> UInt64 {
        left.multipliedFullWidth(by: right).high
    }
}
