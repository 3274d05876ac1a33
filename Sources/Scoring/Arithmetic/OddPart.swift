/// A number as an odd whole number times a power of two.
struct OddPart {
    var number: UInt64
    var exponent: Int

    /// Takes a finite number over 0 apart.
    init(of x: Double) {
        let (exponent, significand) = x.parts
        let zeros = significand.trailingZeroBitCount
        number = significand >> UInt64(zeros)
        self.exponent = exponent - 52 + zeros
    }

    private init(number: UInt64, exponent: Int) {
        self.number = number
        self.exponent = exponent
    }

    /// The square root if it has finitely many bits.
    var evenRoot: OddPart? {
        guard exponent.isMultiple(of: 2) else { return nil }
        let root = number.root
        return root * root == number ? OddPart(number: root, exponent: exponent / 2) : nil
    }
}
