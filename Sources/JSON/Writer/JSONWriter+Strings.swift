extension JSONWriter {
    /// Writes a key of the object that is open.
    public mutating func key(_ name: String) {
        appendKey(name.utf8.span)
    }

    /// Writes a key of the object that is open.
    public mutating func key(_ name: StaticString) {
        name.withUTF8Buffer { buffer in
            // SAFETY: the pointer is used inside the closure only.
            unsafe appendKey(buffer.span)
        }
    }

    @inline(__always)
    private mutating func appendKey(_ name: Span<UInt8>) {
        guard layout == .compact, name.firstSpecial(from: 0) == name.count else {
            beginKey()
            appendQuoted(name)
            return endKey()
        }
        checkKey()
        // What most keys are, in one step.
        let isFirst = isEmpty
        bytes.append(addingCapacity: name.count &+ 4) { output in
            if !isFirst { output.append(ASCII.comma) }
            output.append(ASCII.quote)
            output.append(copying: name)
            output.append(ASCII.quote)
            output.append(ASCII.colon)
        }
        isEmpty = false
        isAfterKey = true
    }

    /// Writes a key whose characters `append` adds; that none needs an escape is its word.
    public mutating func plainKey(_ append: (inout [UInt8]) -> Void) {
        beginKey()
        bytes.append(ASCII.quote)
        append(&bytes)
        bytes.append(ASCII.quote)
        endKey()
    }

    /// Writes a string; everything but what must be escaped stays UTF-8.
    public mutating func string(_ text: String) {
        beginValue()
        appendQuoted(text.utf8.span)
        endValue()
    }

    /// Writes a string that is at hand as UTF-8; throws `.notUTF8` and writes nothing if it is not.
    public mutating func string(utf8 text: Span<UInt8>) throws(JSONError) {
        do throws(UTF8.ValidationError) {
            _ = try UTF8Span(validating: text)
        } catch {
            throw JSONError(.notUTF8, at: error.byteOffsets.lowerBound)
        }
        beginValue()
        appendQuoted(text)
        endValue()
    }

    private mutating func beginKey() {
        checkKey()
        beginMember()
    }

    @inline(__always)
    private func checkKey() {
        precondition(isObject, "a key stands in an object")
        precondition(!isAfterKey, "a value follows each key")
    }

    private mutating func endKey() {
        bytes.append(ASCII.colon)
        if layout == .pretty { bytes.append(ASCII.space) }
        isAfterKey = true
    }

    /// Appends the text in quotation marks.
    @inline(__always)
    private mutating func appendQuoted(_ text: Span<UInt8>) {
        let special = text.firstSpecial(from: 0)
        guard special == text.count else {
            appendEscaped(text, special)
            return
        }
        bytes.append(addingCapacity: text.count &+ 2) { output in
            output.append(ASCII.quote)
            output.append(copying: text)
            output.append(ASCII.quote)
        }
    }

    /// Appends a text that must be escaped first at `special`, run by run between escapes.
    @inline(never)
    private mutating func appendEscaped(_ text: Span<UInt8>, _ special: Int) {
        bytes.append(ASCII.quote)
        var start = 0
        var end = special
        while end < text.count {
            bytes.append(copying: text.extracting(start..<end))
            appendEscape(text[end])
            start = end &+ 1
            end = text.firstSpecial(from: start)
        }
        bytes.append(copying: text.extracting(start..<end))
        bytes.append(ASCII.quote)
    }

    private mutating func appendEscape(_ byte: UInt8) {
        bytes.append(ASCII.backslash)
        switch byte {
        case ASCII.quote, ASCII.backslash: bytes.append(byte)
        case 0x08: bytes.append(UInt8(ascii: "b"))
        case 0x0C: bytes.append(UInt8(ascii: "f"))
        case ASCII.newline: bytes.append(UInt8(ascii: "n"))
        case ASCII.carriageReturn: bytes.append(UInt8(ascii: "r"))
        case ASCII.tab: bytes.append(UInt8(ascii: "t"))
        default:
            bytes.append(contentsOf: [ASCII.letterU, ASCII.zero, ASCII.zero])
            bytes.append(ASCII.hexDigit(byte >> 4))
            bytes.append(ASCII.hexDigit(byte & 15))
        }
    }
}
