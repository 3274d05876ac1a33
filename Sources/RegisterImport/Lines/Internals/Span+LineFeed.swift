extension Span<UInt8> {
    /// The place of the first line feed at or after `start`, looked for eight bytes at a time.
    func firstLineFeed(from start: Int) -> Int? {
        var index = start
        while index &+ 8 <= count {
            // SAFETY: eight bytes from `index` lie inside the span; the load checks it again.
            let word = unsafe UInt64(
                littleEndian: bytes.unsafeLoadUnaligned(fromByteOffset: index, as: UInt64.self)
            )
            // A byte that is a line feed becomes zero, and the lowest zero byte keeps its high bit.
            let difference = word ^ 0x0A0A_0A0A_0A0A_0A0A
            let zeros =
                (difference &- 0x0101_0101_0101_0101) & ~difference & 0x8080_8080_8080_8080
            if zeros != 0 { return index &+ zeros.trailingZeroBitCount / 8 }
            index &+= 8
        }
        while index < count {
            if self[index] == UInt8(ascii: "\n") { return index }
            index &+= 1
        }
        return nil
    }
}

extension [UInt8] {
    /// Adds a copy of the bytes of a span.
    mutating func append(copying part: Span<UInt8>) {
        // SAFETY: the pointer is used inside the closure only.
        unsafe part.withUnsafeBufferPointer { unsafe append(contentsOf: $0) }
    }
}
