import Testing

@testable import Scoring

@Suite struct FixedPointFunctionTests {
    private static let width = 4

    /// Whether two numbers may be the same, given their errors.
    private static func agree(_ left: FixedPoint, _ right: FixedPoint) -> Bool {
        let difference = left - right
        return difference.words.dropFirst().allSatisfy { $0 == 0 }
            && difference.words[0] <= difference.error
    }

    private static func randoms(_ range: Range<Double>, seed: UInt64) -> [Double] {
        var generator = SeededGenerator(seed: seed)
        return (0..<200).map { _ in Double.random(in: range, using: &generator) }
    }

    @Test func `π and the logarithm of 2 have the digits that are known of them`() {
        // The first 32 words of 32 bits of π's fraction are those with which Blowfish begins
        // (Schneier 1993); ln 2 is OEIS A068426 in binary.
        let pi: [UInt64] = [
            0xa409_3822_299f_31d0, 0x1319_8a2e_0370_7344, 0x243f_6a88_85a3_08d3, 3,
        ]
        let ln2: [UInt64] = [
            0x40f3_4326_7298_b62d, 0xc9e3_b398_03f2_f6af, 0xb172_17f7_d1cf_79ab, 0,
        ]
        for (number, known) in [
            (FixedPoint.pi(fractionWordCount: 3), pi), (.ln2(fractionWordCount: 3), ln2),
        ] {
            let difference = number - FixedPoint(words: known)
            #expect(difference.words.dropFirst().allSatisfy { $0 == 0 })
            #expect(difference.words[0] <= number.error)
        }
    }

    @Test func `constants of more words than are stored go on from those that are`() {
        let pi = FixedPoint.pi(fractionWordCount: 30)
        #expect(Self.agree(pi.shortened(to: 24), .pi(fractionWordCount: 24)))
        let ln2 = FixedPoint.ln2(fractionWordCount: 20)
        #expect(Self.agree(ln2.shortened(to: 12), .ln2(fractionWordCount: 12)))
    }

    @Test func `a root times itself is the number`() {
        var generator = SeededGenerator(seed: 60)
        for _ in 0..<500 {
            let words = (0..<4).map { _ in generator.next() }
            let drop = UInt64.random(in: 0..<64, using: &generator)
            let number = FixedPoint(words: words + [generator.next() >> (drop | 1)])
            let root = number.rootRoundedDown()
            let square = root * root
            #expect(square.isBelow(number.words))
            var next = root
            next.words[0] &+= 1
            #expect(!(next * next).isBelow(number.words))
        }
        for whole in 1..<400 as Range<UInt64> {
            for shift in [-110, -3, 0, 9] {
                let root = FixedPoint(whole, exponent: shift, fractionWordCount: Self.width)
                #expect((root * root).rootRoundedDown().words == root.words)
            }
        }
    }

    @Test func `the squares of sine and cosine make 1`() {
        let one = FixedPoint(1, fractionWordCount: Self.width)
        for angle in Self.randoms(-1..<1, seed: 61) {
            let number = FixedPoint(of: angle, fractionWordCount: Self.width)
            let (sine, cosine) = number.sineAndCosine()
            #expect(Self.agree(sine * sine + cosine * cosine, one))
        }
    }

    @Test func `the arcus tangent undoes the tangent`() {
        for angle in Self.randoms(0..<0.78, seed: 62) {
            let number = FixedPoint(of: angle, fractionWordCount: Self.width)
            let (sine, cosine) = number.sineAndCosine()
            #expect(Self.agree((sine / cosine).arctangent(), number))
        }
    }

    @Test func `a great angle and one a turn further have the same sine`() {
        // A full turn is no number of the format, so the angles are made from one another.
        var generator = SeededGenerator(seed: 63)
        for _ in 0..<200 {
            let x = Double(
                sign: .plus,
                exponent: Int.random(in: 2...1020, using: &generator),
                significand: Double.random(in: 1..<2, using: &generator)
            )
            let (turns, angle) = FixedPoint.angle(x, fractionWordCount: Self.width)
            let (doubleTurns, doubled) = FixedPoint.angle(2 * x, fractionWordCount: Self.width)
            // Twice the one angle is the other, but for quarter turns.
            let quarter = FixedPoint.pi(fractionWordCount: Self.width).shifted(left: -1)
            let twice = angle.shifted(left: 1)
            let candidates = [
                (twice, 2 * turns), (twice - quarter, 2 * turns + 1),
                (twice + quarter, 2 * turns + 3),
            ]
            #expect(
                candidates.contains { Self.agree($0.0, doubled) && $0.1 & 3 == doubleTurns }
            )
        }
    }

    @Test func `both ways to the tail of the normal distribution meet`() {
        let one = FixedPoint(1, fractionWordCount: Self.width)
        for x in Self.randoms(6..<6.25, seed: 64) {
            let number = FixedPoint(of: x, fractionWordCount: Self.width)
            let halfSquare = (number * number).shifted(left: -1)
            let (tail, exponent) = number.normalTail(halfSquare: halfSquare)
            let (power, powerExponent) = (-halfSquare).exponential()
            let sum = (number * power.shifted(left: powerExponent))
                .oddFactorialSeries(halfSquare.shifted(left: 1))
            let root = FixedPoint.rootOfCircle(fractionWordCount: Self.width)
            #expect(Self.agree(tail.shifted(left: exponent), one.shifted(left: -1) - sum / root))
        }
    }
}
