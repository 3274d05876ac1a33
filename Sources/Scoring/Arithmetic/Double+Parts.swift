extension Double {
    /// The exponent of the highest bit, and 53 bits of which the highest is set, of a finite number
    /// over 0.
    var parts: (exponent: Int, significand: UInt64) {
        let biased = Int(exponentBitPattern)
        if biased != 0 {
            return (biased &- 1023, significandBitPattern | 1 << 52)
        }
        let shift = significandBitPattern.leadingZeroBitCount &- 11
        return (-1022 &- shift, significandBitPattern &<< shift)
    }
}
