extension Span<UInt8> {
    /// Reads the escape that begins with the backslash at `cursor`, and moves past it.
    ///
    /// Throws `.badEscape`, `.loneSurrogate` or `.unexpectedEnd`.
    func unescape(_ cursor: inout Int) throws(JSONError) -> EncodedScalar {
        let start = cursor
        guard start &+ 1 < count else { throw JSONError(.unexpectedEnd, at: count) }
        let letter = self[start &+ 1]
        guard letter != ASCII.letterU else { return try unescapeUnicode(&cursor) }
        cursor = start &+ 2
        switch letter {
        case ASCII.quote, ASCII.backslash, ASCII.slash: return EncodedScalar(byte: letter)
        case UInt8(ascii: "b"): return EncodedScalar(byte: 0x08)
        case UInt8(ascii: "f"): return EncodedScalar(byte: 0x0C)
        case UInt8(ascii: "n"): return EncodedScalar(byte: ASCII.newline)
        case UInt8(ascii: "r"): return EncodedScalar(byte: ASCII.carriageReturn)
        case UInt8(ascii: "t"): return EncodedScalar(byte: ASCII.tab)
        default: throw JSONError(.badEscape, at: start)
        }
    }

    /// Reads `\uXXXX`, or two of them that make a surrogate pair.
    private func unescapeUnicode(_ cursor: inout Int) throws(JSONError) -> EncodedScalar {
        let start = cursor
        let first = try codeUnit(start)
        cursor = start &+ 6
        guard first & 0xF800 == 0xD800 else { return EncodedScalar(scalar: first) }
        let isHighHalf = first < 0xDC00
        guard isHighHalf, start &+ 7 < count, self[start &+ 6] == ASCII.backslash,
            self[start &+ 7] == ASCII.letterU
        else { throw JSONError(.loneSurrogate, at: start) }
        let second = try codeUnit(start &+ 6)
        guard second & 0xFC00 == 0xDC00 else { throw JSONError(.loneSurrogate, at: start) }
        cursor = start &+ 12
        return EncodedScalar(scalar: 0x1_0000 + (first & 0x3FF) << 10 + second & 0x3FF)
    }

    /// The four hexadecimal digits of the escape at `start`.
    private func codeUnit(_ start: Int) throws(JSONError) -> UInt32 {
        var value: UInt32 = 0
        for index in (start &+ 2)..<(start &+ 6) {
            guard index < count else { throw JSONError(.unexpectedEnd, at: count) }
            guard let digit = ASCII.hexValue(self[index]) else {
                throw JSONError(.badEscape, at: start)
            }
            value = value << 4 | digit
        }
        return value
    }
}
