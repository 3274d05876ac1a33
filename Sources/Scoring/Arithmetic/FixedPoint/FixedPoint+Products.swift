extension FixedPoint {
    static func * (left: FixedPoint, right: FixedPoint) -> FixedPoint {
        let width = left.words.count
        var product = [UInt64](repeating: 0, count: 2 * width)
        for place in 0..<width {
            let word = left.words[place]
            guard word != 0 else { continue }
            var carry: UInt64 = 0
            for other in 0..<width {
                let (high, low) = word.multipliedFullWidth(by: right.words[other])
                let (sum, isOver) = product[place &+ other].addingReportingOverflow(low)
                let (total, isOverAgain) = sum.addingReportingOverflow(carry)
                product[place &+ other] = total
                // The upper half of a product is at most 2 to the power 64, less 2.
                carry = high &+ (isOver ? 1 : 0) &+ (isOverAgain ? 1 : 0)
            }
            product[place &+ width] = carry
        }
        precondition(
            product[2 * width - 1] == 0,
            "The whole part of a fixed-point number must not overflow"
        )
        product.removeFirst(width - 1)
        product.removeLast()
        // The product of the two errors is under one unit, and so is what is cut off.
        return FixedPoint(
            words: product,
            isNegative: left.isNegative != right.isNegative,
            error: left.error &* right.bound &+ right.error &* left.bound &+ 2
        )
    }

    /// Multiplies by a word.
    mutating func multiply(by word: UInt64) {
        var carry: UInt64 = 0
        for place in words.indices {
            let (high, low) = words[place].multipliedFullWidth(by: word)
            let (sum, isOver) = low.addingReportingOverflow(carry)
            words[place] = sum
            carry = high &+ (isOver ? 1 : 0)
        }
        precondition(carry == 0, "The whole part of a fixed-point number must not overflow")
        error &*= word
    }

    /// Divides by a word other than 0.
    mutating func divide(by word: UInt64) {
        var remainder: UInt64 = 0
        for place in words.indices.reversed() {
            (words[place], remainder) = word.dividingFullWidth((remainder, words[place]))
        }
        error = error / word &+ 2
    }
}
