import Testing

@testable import Scoring

@Suite struct EstimateTests {
    private let one: UInt128 = 1 << 127

    private func estimate(
        _ exponent: Int,
        _ significand: UInt128,
        error: UInt128 = 4
    ) -> Estimate {
        Estimate(exponent: exponent, significand: significand, error: error)
    }

    @Test func `a number of 53 bits is itself`() {
        for number in [1, 1.5, 3, 0x1.fffffffffffffp+1023, 0x1p-1022, 0x1.8000000000001p-700] {
            let significand = UInt128(number.significandBitPattern | 1 << 52) << 75
            let bits = estimate(Int(number.exponent), significand).roundedBits()
            #expect(bits == number.bitPattern)
        }
    }

    @Test func `above the middle is rounded up and below it down`() {
        let middle = one + 1 << 74
        #expect(estimate(0, middle + 5).roundedBits() == (1.0).nextUp.bitPattern)
        #expect(estimate(0, middle - 5).roundedBits() == (1.0).bitPattern)
    }

    @Test func `within the error of the middle nothing is decided`() {
        let middle = one + 1 << 74
        for offset in 0...4 as ClosedRange<UInt128> {
            #expect(estimate(0, middle + offset).roundedBits() == nil)
            #expect(estimate(0, middle - offset).roundedBits() == nil)
        }
    }

    @Test func `a carry reaches the exponent, the normal numbers and infinity`() {
        #expect(estimate(0, .max).roundedBits() == (2.0).bitPattern)
        #expect(estimate(-1023, .max).roundedBits() == (0x1p-1022).bitPattern)
        #expect(estimate(1023, .max).roundedBits() == Double.infinity.bitPattern)
    }

    @Test(arguments: 1...53)
    func `numbers too small for 53 bits keep those they have room for`(missing: Int) {
        let exponent = -1022 - missing
        let unit: UInt128 = missing == 53 ? 0 : 1 << (75 + missing)
        let lastKept = missing == 53 ? 0 : Double(sign: .plus, exponent: exponent, significand: 1)
        #expect(
            estimate(exponent, one + 5).roundedBits() == (missing == 53 ? 1 : lastKept.bitPattern)
        )
        guard missing < 52 else { return }
        let middle = one + unit / 2
        #expect(estimate(exponent, middle - 5).roundedBits() == lastKept.bitPattern)
        #expect(estimate(exponent, middle + 5).roundedBits() == lastKept.nextUp.bitPattern)
        #expect(estimate(exponent, middle).roundedBits() == nil)
    }
}
