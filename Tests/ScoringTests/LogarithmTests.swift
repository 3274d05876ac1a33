import Testing

@testable import Scoring

@Suite struct LogarithmTests {
    /// Positive numbers of all sizes, and near to 1.
    private static func arguments(count: Int, seed: UInt64) -> [Double] {
        var generator = SeededGenerator(seed: seed)
        return (0..<count).map { place in
            let size = Double.random(in: 1..<2, using: &generator)
            if place.isMultiple(of: 2) {
                let exponent = Int.random(in: -1074...1023, using: &generator)
                return Double(sign: .plus, exponent: exponent, significand: size)
            }
            let exponent = Int.random(in: -52 ... -2, using: &generator)
            return 1
                + Double(
                    sign: place & 2 == 0 ? .plus : .minus,
                    exponent: exponent,
                    significand: size
                )
        }.filter { $0 != 1 }
    }

    /// The number at the top of `number`, times 2 to the power 127, and its exponent.
    private static func leading(_ number: FixedPoint) -> (exponent: Int, significand: UInt128) {
        let places = number.words.indices.reversed()
        guard let top = places.first(where: { number.words[$0] != 0 }) else { return (0, 0) }
        let zeros = number.words[top].leadingZeroBitCount
        let shifted = UInt128(number.words[top]) << 64 | UInt128(number.words[top - 1])
        let lower = UInt128(number.words[top - 2]) >> UInt128(64 - zeros)
        let exponent = 64 * (top - number.fractionWordCount) + 63 - zeros
        return (exponent, shifted << UInt128(zeros) | lower)
    }

    @Test func `the first step errs by no more than it says`() {
        for argument in Self.arguments(count: 4_000, seed: 41) {
            let logarithm = Logarithm(of: argument)
            let exact = FixedPoint.ln(argument, fractionWordCount: 5)
            let (exponent, significand) = Self.leading(exact)
            #expect(logarithm.isNegative == exact.isNegative)
            #expect(abs(logarithm.magnitude.exponent - exponent) <= 1)
            // Where the two straddle a power of two their significands differ by their tops.
            guard logarithm.magnitude.exponent == exponent else { continue }
            let own = logarithm.magnitude.significand
            let difference = own > significand ? own - significand : significand - own
            #expect(difference <= logarithm.magnitude.error, "\(argument)")
            // To more than 106 bits.
            #expect(logarithm.magnitude.error < 1 << 21)
        }
    }

    @Test func `the logarithm of a product is the sum of the logarithms`() {
        var generator = SeededGenerator(seed: 42)
        for _ in 0..<300 {
            // Their product has at most 53 bits, so that it is exact.
            let left = Double(UInt64.random(in: 2..<1 << 26, using: &generator))
            let right = Double(UInt64.random(in: 2..<1 << 26, using: &generator))
            let sum =
                FixedPoint.ln(left, fractionWordCount: 5)
                + FixedPoint.ln(right, fractionWordCount: 5)
            let difference = sum - FixedPoint.ln(left * right, fractionWordCount: 5)
            #expect(difference.words.dropFirst().allSatisfy { $0 == 0 })
            #expect(difference.words[0] <= difference.error)
        }
    }

    @Test func `the parts of a number make it up again`() {
        for argument in Self.arguments(count: 2_000, seed: 43) {
            let (exponent, significand) = argument.parts
            #expect(significand >> 52 == 1)
            let unit = Double(sign: .plus, exponent: exponent - 52, significand: 1)
            let isSubnormal = exponent < -1022
            let zeros = isSubnormal ? UInt64(-1022 - exponent) : 0
            let kept = Double(significand >> zeros)
            #expect((isSubnormal ? kept * .leastNonzeroMagnitude : kept * unit) == argument)
        }
    }

    @Test func `whole powers of ten have whole logarithms to the base 10`() {
        var power = 1.0
        for exponent in 0...22 {
            #expect(CorrectlyRounded.log10(power) == Double(exponent))
            power *= 10
        }
    }

    @Test func `a greater argument never gives a smaller logarithm`() {
        for argument in Self.arguments(count: 10_000, seed: 44) where argument.nextUp.isFinite {
            #expect(CorrectlyRounded.ln(argument) <= CorrectlyRounded.ln(argument.nextUp))
            #expect(CorrectlyRounded.log10(argument) <= CorrectlyRounded.log10(argument.nextUp))
        }
    }
}
