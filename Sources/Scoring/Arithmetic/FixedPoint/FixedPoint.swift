/// A number of as many bits as are asked for, known to within an error.
///
/// It stands in words of 64 bits, of which the highest is the whole part and the others the
/// fraction. All work is done in integers. Every operation adds up what may have been lost, in
/// units of the last bit, so that whoever holds a result also holds a bound of its error. Operands
/// have the same number of words. The whole part must never overflow; each caller says why it does
/// not.
struct FixedPoint {
    /// The magnitude, lowest word first.
    var words: [UInt64]
    var isNegative: Bool
    /// By how many units of the last bit the number may be too small or too great.
    var error: UInt64

    /// How many words hold the fraction.
    var fractionWordCount: Int { words.count - 1 }

    /// A whole number, exactly.
    init(_ whole: UInt64, fractionWordCount: Int) {
        words = [UInt64](repeating: 0, count: fractionWordCount + 1)
        words[fractionWordCount] = whole
        isNegative = false
        error = 0
    }

    /// `significand` times 2 to the power `exponent`, which is under 2 to the power 64.
    ///
    /// Exact where the last bit of the significand has a place.
    init(_ significand: UInt64, exponent: Int, fractionWordCount: Int) {
        self.init(0, fractionWordCount: fractionWordCount)
        let shift = 64 * fractionWordCount + exponent
        guard shift > -64 else {
            error = 1
            return
        }
        guard shift >= 0 else {
            words[0] = significand >> UInt64(-shift)
            error = 1
            return
        }
        let (place, bits) = shift.quotientAndRemainder(dividingBy: 64)
        words[place] = significand << UInt64(bits)
        let overflow = significand >> UInt64(64 - bits)
        if overflow != 0 { words[place + 1] = overflow }
    }

    /// A finite number whose magnitude is under 2 to the power 63; exact where its last bit has a
    /// place.
    init(of x: Double, fractionWordCount: Int) {
        if x == 0 {
            self.init(0, fractionWordCount: fractionWordCount)
        } else {
            let (exponent, significand) = x.magnitude.parts
            self.init(significand, exponent: exponent - 52, fractionWordCount: fractionWordCount)
        }
        isNegative = x < 0
    }

    /// A number whose words are given, the lowest first.
    init(words: [UInt64], isNegative: Bool = false, error: UInt64 = 0) {
        self.words = words
        self.isNegative = isNegative
        self.error = error
    }

    /// Whether no bit of the magnitude is set.
    var isZero: Bool { words.allSatisfy { $0 == 0 } }

    /// A whole number that the magnitude is less than, but for the error.
    var bound: UInt64 { words[words.count - 1] &+ 1 }

    /// The same number with the other sign.
    static prefix func - (number: FixedPoint) -> FixedPoint {
        FixedPoint(words: number.words, isNegative: !number.isNegative, error: number.error)
    }

    /// The same number without its sign.
    var magnitude: FixedPoint { FixedPoint(words: words, error: error) }

    /// The number times 2 to the power 64, with a word less after the point.
    ///
    /// The magnitude is under 1.
    var movedByWord: FixedPoint {
        FixedPoint(words: words.dropLast(), isNegative: isNegative, error: error)
    }

    /// Without the lowest words, so that `fractionWordCount` of them hold the fraction.
    func shortened(to fractionWordCount: Int) -> FixedPoint {
        let dropped = self.fractionWordCount - fractionWordCount
        guard dropped > 0 else { return self }
        // What is dropped is less than a unit, and so is the old error.
        return FixedPoint(words: Array(words[dropped...]), isNegative: isNegative, error: 2)
    }
}
