extension Span<UInt8> {
    /// The first quotation mark, backslash or control character from an index on, or the count.
    ///
    /// Looks at eight bytes at a time. In a word, subtracting 1 from each byte borrows into the
    /// top bit of a byte that was zero; the lowest top bit is always right, higher ones may be
    /// set by its borrow.
    @inline(__always)
    func firstSpecial(from start: Int) -> Int {
        var index = start
        while index &+ 8 <= count {
            let found = Self.specials(in: wordLoaded(at: index))
            if found != 0 { return index &+ found.trailingZeroBitCount / 8 }
            index &+= 8
        }
        if index > start {
            // The last word reaches back over bytes that are none.
            let found = Self.specials(in: wordLoaded(at: count &- 8))
            return found == 0 ? count : count &- 8 &+ found.trailingZeroBitCount / 8
        }
        while index < count {
            let byte = self[index]
            if byte < 0x20 || byte == ASCII.quote || byte == ASCII.backslash { return index }
            index &+= 1
        }
        return count
    }

    /// The top bit of each byte that must be escaped, exact in the lowest that is set.
    @inline(__always)
    private static func specials(in word: UInt64) -> UInt64 {
        zeroBytes(word ^ everyByte(ASCII.quote)) | zeroBytes(word ^ everyByte(ASCII.backslash))
            | (word &- everyByte(0x20)) & ~word & everyByte(0x80)
    }

    @inline(__always)
    private static func everyByte(_ byte: UInt8) -> UInt64 {
        UInt64(byte) &* 0x0101_0101_0101_0101
    }

    /// The top bit of each byte that is zero, exact in the lowest that is set.
    @inline(__always)
    private static func zeroBytes(_ word: UInt64) -> UInt64 {
        (word &- everyByte(1)) & ~word & everyByte(0x80)
    }
}
