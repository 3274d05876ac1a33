import Testing

@testable import Scoring

@Suite struct ElementaryFunctionTests {
    private static let unary: [String: @Sendable (Double) -> Double] = [
        "ln": CorrectlyRounded.ln, "log10": CorrectlyRounded.log10,
        "expm1": CorrectlyRounded.expm1, "log1p": CorrectlyRounded.log1p,
        "sin": CorrectlyRounded.sin, "cos": CorrectlyRounded.cos, "tan": CorrectlyRounded.tan,
        "asin": CorrectlyRounded.asin, "acos": CorrectlyRounded.acos,
        "atan": CorrectlyRounded.atan, "sinh": CorrectlyRounded.sinh,
        "cosh": CorrectlyRounded.cosh, "tanh": CorrectlyRounded.tanh,
        "normalCDF": CorrectlyRounded.normalCDF, "erf": CorrectlyRounded.erf,
    ]

    private static let binary: [String: @Sendable (Double, Double) -> Double] = [
        "pow": CorrectlyRounded.pow, "hypot": CorrectlyRounded.hypot,
    ]

    @Test func `every stored result of MPFR is met to the bit`() throws {
        var counts: [String: Int] = [:]
        for row in try VectorFile("elementary.csv").rows {
            let name = try #require(row["function"])
            let (first, expected) = (try row.number("first"), try row.number("result"))
            let result: Double
            if let function = Self.unary[name] {
                result = function(first)
            } else {
                let function = try #require(Self.binary[name])
                result = function(first, try row.number("second"))
            }
            #expect(
                result.bitPattern == expected.bitPattern,
                "\(row["kind"] ?? "") \(name)(\(first), \(row["second"] ?? "")) gave \(result)"
            )
            counts[name, default: 0] += 1
        }
        #expect(Set(counts.keys) == Set(Self.unary.keys).union(Self.binary.keys))
        for (name, count) in counts { #expect(count > 400, "\(name) has \(count) vectors") }
    }

    @Test func `numbers of many words alone meet every stored logarithm and power`() throws {
        var counts: [String: Int] = [:]
        for row in try VectorFile("elementary.csv").rows {
            let name = try #require(row["function"])
            let (x, expected) = (try row.number("first"), try row.number("result"))
            guard ["ln", "log10", "pow"].contains(name), x > 0, x.isFinite, x != 1 else { continue }
            let result: Double
            if name == "pow" {
                let y = try row.number("second")
                let isExact = CorrectlyRounded.exactPower(x, y.isFinite && y != 0 ? y : 1) != nil
                guard !isExact, expected.isFinite, expected > 0, expected != 1 else { continue }
                result = FixedPoint.rounded {
                    CorrectlyRounded.power(x, y, fractionWordCount: $0)
                }
            } else {
                result = FixedPoint.rounded { width in
                    name == "ln"
                        ? (FixedPoint.ln(x, fractionWordCount: width), 0)
                        : (FixedPoint.log10(x, fractionWordCount: width), 0)
                }
            }
            #expect(result.bitPattern == expected.bitPattern, "\(name)(\(x))")
            counts[name, default: 0] += 1
        }
        for name in ["ln", "log10", "pow"] { #expect(counts[name, default: 0] > 1_500) }
    }

    @Test func `a power may be so near to the middle that 128 bits do not decide`() {
        for odd in stride(from: 1, to: 100, by: 2) {
            // 1 + u, a middle, is missed by half of u³, with u about 2 to the power −53 to −46.
            let x = 1 - Double(odd) * 0x1p-53
            let (power, exponent) = CorrectlyRounded.power(x, -x, fractionWordCount: 2)
            #expect(power.nearest(exponent: exponent) == nil)
            let (longer, longerExponent) = CorrectlyRounded.power(x, -x, fractionWordCount: 4)
            #expect(longer.nearest(exponent: longerExponent) == CorrectlyRounded.pow(x, -x))
        }
    }

    @Test(arguments: [2, 3])
    func `a power exactly in the middle goes to the even neighbour`(count: Int) {
        // Such powers are odd and have 54 bits. Cubes go up and down, squares down only: an odd
        // square is 1 more than a multiple of 8.
        let bases: Range<UInt64> =
            count == 2 ? 94_906_267..<134_217_728 : 208_064..<262_144
        var generator = SeededGenerator(seed: 40)
        for _ in 0..<1_000 {
            let base = UInt64.random(in: bases, using: &generator) | 1
            let exact = count == 2 ? base * base : base * base * base
            let argument = Logarithm(of: Double(base)).magnitude(times: Double(count))
            let reduced = ReducedExponent(argument, isNegative: false)
            let error = ReducedExponent.error(of: argument)
            #expect(reduced.refinedEstimate(argumentError: error).roundedBits() == nil)
            #expect(CorrectlyRounded.pow(Double(base), Double(count)) == Double(exact))
            let scaled = CorrectlyRounded.pow(Double(base) * 0x1p-300, Double(count))
            #expect(scaled == Double(exact) * (count == 2 ? 0x1p-600 : 0x1p-900))
        }
    }

    @Test func `powers with few bits are found, and no others`() {
        #expect(CorrectlyRounded.exactPower(9, 1.5) == 27)
        #expect(CorrectlyRounded.exactPower(0.0625, -0.75) == 8)
        #expect(CorrectlyRounded.exactPower(6.25, 0.5) == 2.5)
        #expect(CorrectlyRounded.exactPower(0x1p-1074, 0.5) == 0x1p-537)
        #expect(CorrectlyRounded.exactPower(2, -1074) == .leastNonzeroMagnitude)
        // Half of the smallest number is in the middle, and 0 is even.
        #expect(CorrectlyRounded.exactPower(2, -1075) == 0)
        #expect(CorrectlyRounded.exactPower(2, 0.5) == nil)
        #expect(CorrectlyRounded.exactPower(3, -1) == nil)
        #expect(CorrectlyRounded.exactPower(8, 0.5) == nil)
        #expect(CorrectlyRounded.exactPower(3, 35) == nil)
        #expect(CorrectlyRounded.exactPower(3, 34) == 16_677_181_699_666_568)
        #expect(CorrectlyRounded.exactPower(3, 0x1p40) == nil)
        #expect(CorrectlyRounded.exactPower(1.5, .leastNonzeroMagnitude) == nil)
    }

    @Test func `whatever is not a number gives one and the same NaN`() {
        let quiet: UInt64 = 0x7FF8_0000_0000_0000
        for pattern in [quiet, 0xFFF8_0000_0000_0001, 0x7FF0_0000_0000_0001, 0xFFFF_FFFF_FFFF_FFFF]
        {
            let argument = Double(bitPattern: pattern)
            for function in Self.unary.values {
                #expect(function(argument).bitPattern == quiet)
            }
            for function in Self.binary.values {
                #expect(function(argument, 2).bitPattern == quiet)
                #expect(function(2, argument).bitPattern == quiet)
            }
        }
    }
}
