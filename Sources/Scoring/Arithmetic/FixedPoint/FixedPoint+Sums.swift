extension FixedPoint {
    static func + (left: FixedPoint, right: FixedPoint) -> FixedPoint {
        var sum = left
        sum.add(right)
        return sum
    }

    static func - (left: FixedPoint, right: FixedPoint) -> FixedPoint {
        left + -right
    }

    /// Adds `other`.
    mutating func add(_ other: FixedPoint) {
        error &+= other.error
        if isNegative == other.isNegative {
            addMagnitude(other.words)
        } else if isBelow(other.words) {
            let own = words
            words = other.words
            isNegative.toggle()
            subtractMagnitude(own)
        } else {
            subtractMagnitude(other.words)
        }
    }

    /// Whether the magnitude is less than `other`, which has as many words.
    func isBelow(_ other: [UInt64]) -> Bool {
        for place in words.indices.reversed() where words[place] != other[place] {
            return words[place] < other[place]
        }
        return false
    }

    private mutating func addMagnitude(_ other: [UInt64]) {
        var carry: UInt64 = 0
        for place in words.indices {
            let (sum, isOver) = words[place].addingReportingOverflow(other[place])
            let (total, isOverAgain) = sum.addingReportingOverflow(carry)
            words[place] = total
            carry = isOver || isOverAgain ? 1 : 0
        }
        precondition(carry == 0, "The whole part of a fixed-point number must not overflow")
    }

    private mutating func subtractMagnitude(_ other: [UInt64]) {
        var borrow: UInt64 = 0
        for place in words.indices {
            let (difference, isUnder) = words[place].subtractingReportingOverflow(other[place])
            let (total, isUnderAgain) = difference.subtractingReportingOverflow(borrow)
            words[place] = total
            borrow = isUnder || isUnderAgain ? 1 : 0
        }
    }

    /// Times 2 to the power `count`, which may be negative.
    func shifted(left count: Int) -> FixedPoint {
        var result = self
        if count < 0 {
            result.shiftRight(-count)
        } else if count > 0 {
            precondition(
                count < 64 && words[words.count - 1] >> UInt64(64 - count) == 0,
                "The whole part of a fixed-point number must not overflow"
            )
            for place in words.indices.reversed() {
                let lower = place > 0 ? words[place - 1] >> UInt64(64 - count) : 0
                result.words[place] = words[place] << UInt64(count) | lower
            }
            result.error = error << UInt64(count)
        }
        return result
    }

    private mutating func shiftRight(_ count: Int) {
        let (dropped, bits) = count.quotientAndRemainder(dividingBy: 64)
        let width = words.count
        for place in 0..<width {
            let lower = place + dropped < width ? words[place + dropped] : 0
            let upper = place + dropped + 1 < width ? words[place + dropped + 1] : 0
            words[place] = lower >> UInt64(bits) | upper << UInt64(64 - bits)
        }
        // The old error shrinks, and the bits that fell off are worth less than a unit.
        error = error >> UInt64(min(count, 64)) &+ 2
    }
}
