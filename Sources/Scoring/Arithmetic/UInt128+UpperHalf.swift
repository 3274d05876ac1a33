extension UInt128 {
    /// The upper half of the product with `other`, too small by at most 2.
    @inline(__always)
    func upperHalf(times other: UInt128) -> UInt128 {
        let (high, low) = (UInt64(self >> 64), UInt64(truncatingIfNeeded: self))
        let (otherHigh, otherLow) = (UInt64(other >> 64), UInt64(truncatingIfNeeded: other))
        let top = high.multipliedFullWidth(by: otherHigh)
        let middle =
            UInt128(high.multipliedFullWidth(by: otherLow).high)
            &+ UInt128(low.multipliedFullWidth(by: otherHigh).high)
        return (UInt128(top.high) << 64 | UInt128(top.low)) &+ middle
    }

    /// The product with `word` without its lowest 64 bits, too small by less than 1.
    @inline(__always)
    func upperPart(times word: UInt64) -> UInt128 {
        let top = UInt64(self >> 64).multipliedFullWidth(by: word)
        let bottom = UInt64(truncatingIfNeeded: self).multipliedFullWidth(by: word)
        return (UInt128(top.high) << 64 | UInt128(top.low)) &+ UInt128(bottom.high)
    }
}
