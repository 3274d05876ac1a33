import Testing

@testable import Scoring

@Suite struct ReducedExponentTests {
    private static let ln2 = UInt128(0x58b9_0bfb_e8e7_bcd5) << 64 | 0xe4f1_d9cc_01f9_7b57

    private static func difference(_ left: UInt128, _ right: UInt128) -> UInt128 {
        left > right ? left - right : right - left
    }

    @Test func `the remainder is under ln 2 and the exponent in range for every argument`() {
        var generator = SeededGenerator(seed: 2)
        for _ in 0..<50_000 {
            let scale = Double(
                sign: .plus,
                exponent: Int.random(in: -56...9, using: &generator),
                significand: 1
            )
            let argument = Double.random(in: -2...2, using: &generator) * scale
            guard let reduced = ReducedExponent(argument) else { continue }
            #expect(reduced.remainder < Self.ln2)
            #expect((-1075...1023).contains(reduced.exponent))
        }
    }

    @Test func `the two steps agree within their stated errors`() {
        var generator = SeededGenerator(seed: 3)
        for _ in 0..<50_000 {
            let argument = Double.random(in: -745...709, using: &generator)
            guard let reduced = ReducedExponent(argument) else { continue }
            let first = reduced.estimate()
            let second = reduced.refinedEstimate()
            let difference = Self.difference(first.significand, second.significand)
            #expect(difference <= first.error + second.error)
        }
    }

    @Test func `the argument itself is the remainder where it is under ln 2`() throws {
        for argument in [0x1p-53, 0x1.23456789abcdep-10, 0.5, 0x1.62e42fefa39efp-1] {
            let reduced = try #require(ReducedExponent(argument))
            #expect(reduced.exponent == 0)
            let exact = UInt128(argument.significandBitPattern | 1 << 52)
            #expect(reduced.remainder == exact << (127 - 52 + argument.exponent))
        }
    }

    @Test func `the tables hold powers of one another`() {
        // a(i) · a(k) = a(i + k), and a(i) · (1 + b(127)) · (1 + b(1)) = a(i + 1).
        func product(_ left: UInt128, _ right: UInt128) -> UInt128 {
            left.multipliedFullWidth(by: right).high << 1
        }
        func entry(_ place: Int, _ table: [UInt64]) -> UInt128 {
            UInt128(table[2 * place]) << 64 | UInt128(table[2 * place + 1])
        }
        let coarse = ExponentialTables.coarse
        let fine = ExponentialTables.fine
        #expect(coarse.count == 2 * 89 && fine.count == 2 * 128)
        #expect(entry(0, coarse) == 1 << 127 && entry(0, fine) == 0)
        for i in 0..<89 {
            for k in 0..<(89 - i) {
                let both = product(entry(i, coarse), entry(k, coarse))
                #expect(Self.difference(both, entry(i + k, coarse)) <= 6)
            }
        }
        for i in 0...127 {
            let left = (1 << 127) + entry(i, fine) >> 1
            let right = (1 << 127) + entry(127 - i, fine) >> 1
            let unit = (1 << 127) + entry(1, fine) >> 1
            #expect(Self.difference(product(product(left, right), unit), entry(1, coarse)) <= 8)
        }
    }
}
