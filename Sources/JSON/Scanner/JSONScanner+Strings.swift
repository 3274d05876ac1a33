extension JSONScanner {
    /// Reads the string that comes next, with all its escapes checked.
    ///
    /// Throws `.expectedString`, `.controlCharacter`, `.badEscape`, `.loneSurrogate`,
    /// `.unexpectedEnd` or `.outOfTurn`.
    public mutating func string() throws(JSONError) -> JSONStringSlice {
        guard try beginValue() == ASCII.quote else {
            throw JSONError(.expectedString, at: position)
        }
        let slice = try scanString()
        state = .afterValue
        return slice
    }

    /// Reads from an opening quotation mark past the closing one.
    @inline(__always)
    mutating func scanString() throws(JSONError) -> JSONStringSlice {
        let start = position &+ 1
        var cursor = start
        var hasEscapes = false
        while true {
            cursor = bytes.firstSpecial(from: cursor)
            guard cursor < bytes.count else { break }
            let byte = bytes[cursor]
            if byte == ASCII.quote {
                position = cursor &+ 1
                return JSONStringSlice(range: start..<cursor, hasEscapes: hasEscapes)
            }
            guard byte == ASCII.backslash else {
                throw JSONError(.controlCharacter, at: cursor)
            }
            hasEscapes = true
            _ = try bytes.unescape(&cursor)
        }
        throw JSONError(.unexpectedEnd, at: cursor)
    }
}

extension JSONScanner {
    /// The text of a string or key; allocates if it is longer than 15 bytes.
    public func string(of slice: JSONStringSlice) -> String {
        guard slice.hasEscapes else { return String(validated: bytes.extracting(slice.range)) }
        var decoded: [UInt8] = []
        append(slice, to: &decoded)
        return String(decoding: decoded, as: UTF8.self)
    }

    /// Appends the text of a string or key in UTF-8, escapes resolved.
    public func append(_ slice: JSONStringSlice, to buffer: inout [UInt8]) {
        guard slice.hasEscapes else {
            buffer.append(copying: bytes.extracting(slice.range))
            return
        }
        var cursor = slice.range.lowerBound
        while let unit = nextUnit(&cursor, upTo: slice.range.upperBound) {
            unit.append(to: &buffer)
        }
    }

    /// Whether a string or key is exactly this text; allocates nothing.
    ///
    /// Compares bytes of UTF-8 after resolving escapes: two ways to write an accented letter in
    /// Unicode are two texts.
    public func matches(_ slice: JSONStringSlice, _ text: StaticString) -> Bool {
        text.withUTF8Buffer { buffer in
            // SAFETY: the pointer is used inside the closure only.
            unsafe matches(slice, buffer.span)
        }
    }

    /// Whether a string or key is exactly this text in UTF-8; allocates nothing.
    public func matches(_ slice: JSONStringSlice, _ text: Span<UInt8>) -> Bool {
        guard slice.hasEscapes else {
            let raw = bytes.extracting(slice.range)
            guard raw.count == text.count else { return false }
            for index in text.indices where raw[index] != text[index] {
                return false
            }
            return true
        }
        return matchesUnescaped(slice, text)
    }

    private func matchesUnescaped(_ slice: JSONStringSlice, _ text: Span<UInt8>) -> Bool {
        var cursor = slice.range.lowerBound
        var index = 0
        while let unit = nextUnit(&cursor, upTo: slice.range.upperBound) {
            guard index &+ unit.count <= text.count else { return false }
            for part in 0..<unit.count where unit[part] != text[index &+ part] {
                return false
            }
            index &+= unit.count
        }
        return index == text.count
    }

    /// The next byte, or the bytes that an escape stands for.
    @inline(__always)
    private func nextUnit(_ cursor: inout Int, upTo end: Int) -> EncodedScalar? {
        guard cursor < end else { return nil }
        let byte = bytes[cursor]
        guard byte == ASCII.backslash else {
            cursor &+= 1
            return EncodedScalar(byte: byte)
        }
        // The escapes were checked when the slice was made; nothing else has backslashes.
        return try? bytes.unescape(&cursor)
    }
}
