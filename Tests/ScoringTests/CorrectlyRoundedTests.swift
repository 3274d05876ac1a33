import Testing

@testable import Scoring

@Suite struct CorrectlyRoundedTests {
    @Test func `every stored power of e is met to the bit`() throws {
        let vectors = try VectorFile("exp.csv")
        #expect(vectors.rows.count > 6000)
        for row in vectors.rows {
            let argument = try row.number("argument")
            let expected = try row.number("result")
            let result = CorrectlyRounded.exp(argument)
            #expect(
                result.bitPattern == expected.bitPattern,
                "\(row["kind"] ?? "") exp(\(argument)) gave \(result), not \(expected)"
            )
        }
    }

    @Test func `the second step alone meets every stored power of e to the bit`() throws {
        for row in try VectorFile("exp.csv").rows {
            let argument = try row.number("argument")
            guard let reduced = ReducedExponent(argument) else { continue }
            let expected = try row.number("result")
            #expect(reduced.refinedEstimate().nearestBits() == expected.bitPattern)
        }
    }

    @Test func `no stored argument leaves the second step undecided`() throws {
        var firstStepUndecided = 0
        for row in try VectorFile("exp.csv").rows {
            guard let reduced = ReducedExponent(try row.number("argument")) else { continue }
            if reduced.estimate().roundedBits() == nil { firstStepUndecided += 1 }
            let refined = reduced.refinedEstimate()
            #expect(refined.roundedBits() != nil)
            // The published bound, of which the second step has the error's worth to spare.
            #expect(refined.distanceFromMiddle >= 1 << (127 - 113))
        }
        // The second step must really have been needed for the test to say anything.
        #expect(firstStepUndecided > 300)
    }

    @Test func `the hard arguments are as hard as their file says`() throws {
        let rows = try VectorFile("exp.csv").rows.filter { $0["kind"] == "hard" }
        #expect(rows.count > 150)
        for row in rows {
            let reduced = try #require(ReducedExponent(try row.number("argument")))
            let significand = reduced.refinedEstimate().significand
            let half: UInt128 = 1 << 74
            let beyond = significand & (half - 1)
            let distance = min(beyond, half - beyond)
            #expect(distance <= 1 << (74 - 44))
        }
    }

    @Test func `arguments at the ends give infinity, 0 and 1 exactly where they must`() {
        let greatest = 0x1.62e42fefa39efp+9
        #expect(CorrectlyRounded.exp(greatest) == 0x1.fffffffffff2ap+1023)
        #expect(CorrectlyRounded.exp(greatest.nextUp) == .infinity)
        #expect(CorrectlyRounded.exp(.greatestFiniteMagnitude) == .infinity)
        #expect(CorrectlyRounded.exp(.infinity) == .infinity)

        let least = -0x1.74910d52d3051p+9
        #expect(CorrectlyRounded.exp(least) == .leastNonzeroMagnitude)
        #expect(CorrectlyRounded.exp(least.nextDown).bitPattern == 0)
        #expect(CorrectlyRounded.exp(-.greatestFiniteMagnitude).bitPattern == 0)
        #expect(CorrectlyRounded.exp(-.infinity).bitPattern == 0)

        for argument in [0, -0.0, (0x1p-53).nextDown, -0x1p-54, .leastNonzeroMagnitude] {
            #expect(CorrectlyRounded.exp(argument) == 1)
        }
        #expect(CorrectlyRounded.exp(0x1p-53) == 1 + .ulpOfOne)
        #expect(CorrectlyRounded.exp((-0x1p-54).nextDown) == 1 - .ulpOfOne / 2)
    }

    @Test func `whatever is not a number gives one and the same NaN`() {
        let quiet: UInt64 = 0x7FF8_0000_0000_0000
        for pattern in [quiet, 0xFFF8_0000_0000_0001, 0x7FF0_0000_0000_0001, 0xFFFF_FFFF_FFFF_FFFF]
        {
            let result = CorrectlyRounded.exp(Double(bitPattern: pattern))
            #expect(result.bitPattern == quiet)
        }
    }

    @Test func `a greater argument never gives a smaller power`() {
        var generator = SeededGenerator(seed: 1)
        for _ in 0..<20_000 {
            let argument = Double.random(in: -746...710, using: &generator)
            #expect(CorrectlyRounded.exp(argument) <= CorrectlyRounded.exp(argument.nextUp))
        }
    }
}
