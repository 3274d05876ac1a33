/// The natural logarithm of a number other than 1, to more than 106 bits.
///
/// A number is 2 to the power k, times m from 1 to 2. Two whole factors f and g, the first chosen
/// by the upper bits of m and the second by those of m · f, bring it down to 1 + z = m · f · g with
/// z from 0 to 2 to the power −13.9. No bit of z is lost. The logarithm is then k · ln 2 − ln f −
/// ln g + ln(1 + z), with the second and third from tables and the last from its series. Near to 1,
/// where that sum would cancel, the series alone does the work.
struct Logarithm {
    let isNegative: Bool
    let magnitude: Estimate

    /// The logarithm of `x`, which is finite, over 0 and not 1.
    init(of x: Double) {
        let (exponent, significand) = x.parts
        let unit: UInt64 = 1 << 52
        if exponent == 0, significand < unit + unit >> 7 {
            isNegative = false
            magnitude = Self.nearOne(significand &- unit, pointAfter: 52, isBelow: false)
        } else if exponent == -1, significand > 2 * unit - unit >> 7 {
            isNegative = true
            magnitude = Self.nearOne(2 &* unit &- significand, pointAfter: 53, isBelow: true)
        } else {
            (isNegative, magnitude) = Self.farFromOne(exponent, significand)
        }
    }

    /// The first factor, times 2 to the power 16: at least 128 / (128 + i), rounded up.
    static func coarseFactor(_ i: UInt64) -> UInt64 {
        (1 << 23 &+ 127 &+ i) / (128 &+ i)
    }

    /// The second factor, times 2 to the power 24: at least 1 / (1 + j/16384), rounded up.
    static func fineFactor(_ j: UInt64) -> UInt64 {
        (1 << 38 &+ 16383 &+ j) / (16384 &+ j)
    }

    /// ln 2 times 2 to the power 117, and the 64 bits that follow.
    private static let ln2 = Int128(0x0016_2e42_fefa_39ef) << 64 | 0x3579_3c76_7300_7e5e
    private static let ln2Following: UInt64 = 0xd5e8_1e68_64ce_5316

    private static func farFromOne(_ k: Int, _ significand: UInt64) -> (Bool, Estimate) {
        let i = significand >> 45 & 127
        // Times 2 to the power 68.
        let product = UInt128(significand) &* UInt128(coarseFactor(i))
        let j = UInt64(truncatingIfNeeded: (product &- 1 &<< 68) >> 54)
        // Times 2 to the power 92, and then 128.
        let z = (product &* UInt128(fineFactor(j)) &- 1 &<< 92) << 36
        // Times 2 to the power 127.
        let small =
            entry(Int(i), of: LogarithmTables.coarse)
            &+ entry(Int(j), of: LogarithmTables.fine)
            &+ z.upperHalf(
                times: quotient(z, termCount: 8, shortTermPlace: 5, isAlternating: true)
            )
        // Times 2 to the power 117.
        let carry = UInt64(k.magnitude).multipliedFullWidth(by: ln2Following).high
        let multiple = Int128(k.magnitude) &* ln2 &+ Int128(carry)
        let sum = (k < 0 ? 0 &- multiple : multiple) &+ Int128(small >> 10)
        let zeros = sum.magnitude.leadingZeroBitCount
        return (
            sum < 0,
            Estimate(
                exponent: 10 &- zeros,
                significand: sum.magnitude &<< zeros,
                error: 4 &<< zeros
            )
        )
    }

    /// The magnitude of the logarithm of 1 ± `distance` over 2 to the power `point`.
    private static func nearOne(
        _ distance: UInt64,
        pointAfter point: Int,
        isBelow: Bool
    ) -> Estimate {
        let z = UInt128(distance) &<< (128 &- point)
        let quotient = quotient(
            z,
            termCount: 18,
            shortTermPlace: 10,
            isAlternating: !isBelow
        )
        let zeros = distance.leadingZeroBitCount
        let product = (UInt128(distance) &<< (64 &+ zeros)).upperHalf(times: quotient)
        let productZeros = product.leadingZeroBitCount
        return Estimate(
            exponent: 64 &- zeros &- point &- productZeros,
            significand: product &<< productZeros,
            error: 8 &<< productZeros
        )
    }

    /// ln(1 + z) / z, or −ln(1 − z) / z where the signs do not alternate, times 2 to the power 127.
    ///
    /// `z` is under 2 to the power −7 and is given times 2 to the power 128. The terms of the
    /// series from `shortTermPlace` on are worth less than 2 to the power −69, and need one word
    /// only.
    private static func quotient(
        _ z: UInt128,
        termCount: Int,
        shortTermPlace: Int,
        isAlternating: Bool
    ) -> UInt128 {
        let reciprocals = LogarithmTables.reciprocals
        let zHigh = UInt64(z >> 64)
        var short = reciprocals[2 &* termCount &- 2]
        var place = termCount &- 1
        while place > shortTermPlace {
            place &-= 1
            let next = zHigh.multipliedFullWidth(by: short).high
            short =
                isAlternating ? reciprocals[2 &* place] &- next : reciprocals[2 &* place] &+ next
        }
        var sum = UInt128(short) << 64
        while place > 0 {
            place &-= 1
            let next = z.upperHalf(times: sum)
            let coefficient = entry(place, of: reciprocals)
            sum = isAlternating ? coefficient &- next : coefficient &+ next
        }
        return sum
    }

    private static func entry(_ place: Int, of table: [UInt64]) -> UInt128 {
        UInt128(table[2 &* place]) << 64 | UInt128(table[2 &* place &+ 1])
    }
}
