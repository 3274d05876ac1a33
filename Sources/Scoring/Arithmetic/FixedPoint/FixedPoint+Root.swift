extension FixedPoint {
    /// The square root of a number that is not negative.
    func root() -> FixedPoint {
        var result = rootRoundedDown()
        guard let highest = result.highestBit else {
            precondition(error == 0, "The root of a number that may be negative must not be taken")
            return result
        }
        // Two roots differ by the difference of the numbers, over the sum of the roots.
        result.error = error << UInt64(max(0, -highest)) &+ 2
        return result
    }

    /// The exponent of the highest bit that is set.
    var highestBit: Int? {
        guard let top = words.lastIndex(where: { $0 != 0 }) else { return nil }
        return 64 * (top - fractionWordCount) + 63 - words[top].leadingZeroBitCount
    }

    /// The square root of the words as they are, cut off after the last bit.
    func rootRoundedDown() -> FixedPoint {
        guard let highest = highestBit else { return self }
        var root = numberOverRoot(highestBit: highest)
        while true {
            let division = WordDivision(words, zeroCount: fractionWordCount, by: root.words)
            let quotient = FixedPoint(words: Array(division.quotient[...fractionWordCount]))
            guard quotient.isBelow(root.words) else { return root }
            root = (root + quotient).shifted(left: -1)
            root.error = 0
        }
    }

    /// A number just over the root, from which Newton's steps come down to it: the root of the
    /// upper 63 or 64 bits, rounded up.
    private func numberOverRoot(highestBit highest: Int) -> FixedPoint {
        let lowest = (highest - 62) & ~1
        let shift = 64 * fractionWordCount + lowest
        let upper = shift < 0 ? words[0] << UInt64(-shift) : word(from: shift)
        return FixedPoint(
            upper.root + 1,
            exponent: lowest / 2,
            fractionWordCount: fractionWordCount
        )
    }

    /// The 64 bits of the magnitude from the bit at `place` on, counted from the lowest.
    private func word(from place: Int) -> UInt64 {
        let (index, bits) = place.quotientAndRemainder(dividingBy: 64)
        let next = index + 1 < words.count ? words[index + 1] : 0
        return words[index] >> UInt64(bits) | next << UInt64(64 - bits)
    }
}
