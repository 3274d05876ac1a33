/// A number as an odd whole number times a power of two.
struct OddPart {
    var number: UInt64
    var exponent: Int

    /// Takes a finite number over 0 apart.
    init(of x: Double) {
        let (exponent, significand) = Logarithm.parts(of: x)
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
        // One bit after the other, from the top: the number has 53 bits and its root 27.
        var root: UInt64 = 0
        for place in stride(from: 26, through: 0, by: -1) {
            let longer = root | 1 << UInt64(place)
            if longer * longer <= number { root = longer }
        }
        return root * root == number ? OddPart(number: root, exponent: exponent / 2) : nil
    }
}
