/// What is refused in the bytes before a parser sees them.
enum MarkupGuard {
    /// Refuses documents that are too long, that declare anything, or that are not UTF-8.
    ///
    /// A declaration is refused wherever its characters stand, in a comment too: looking for them
    /// in the bytes does not depend on how a parser understands the rest.
    static func check(_ bytes: [UInt8], limits: PMMLLimits) throws(PMMLError) {
        guard bytes.count <= limits.byteCount else {
            throw error(.tooManyBytes(limit: limits.byteCount))
        }
        // The parser beneath traps on names that are not UTF-8.
        guard String(validating: bytes, as: UTF8.self) != nil, !bytes.contains(0) else {
            throw error(.encoding("of bytes that are not UTF-8"))
        }
        if let name = declaredEncoding(bytes), !isRead(name) { throw error(.encoding(name)) }
        try refuseEmptyInstructions(bytes)
        for index in bytes.indices where bytes[index] == UInt8(ascii: "!") {
            guard index > 0, bytes[index - 1] == UInt8(ascii: "<") else { continue }
            for word in ["DOCTYPE", "ENTITY"] where bytes[(index + 1)...].starts(with: word.utf8) {
                let line = bytes[..<index].count { $0 == UInt8(ascii: "\n") } + 1
                throw PMMLError(element: "document", line: line, reason: .declaration)
            }
        }
    }

    /// Refuses a processing instruction that says nothing: the parser beneath reads what it says
    /// from no address at all, and ends the process.
    private static func refuseEmptyInstructions(_ bytes: [UInt8]) throws(PMMLError) {
        for index in bytes.indices.dropLast() where bytes[index] == UInt8(ascii: "<") {
            guard bytes[index + 1] == UInt8(ascii: "?") else { continue }
            let target = bytes[(index + 2)...].prefix { !isSpace($0) && $0 != UInt8(ascii: "?") }
            let rest = bytes[target.endIndex...].drop { isSpace($0) }
            guard rest.starts(with: "?>".utf8) || rest.isEmpty else { continue }
            let line = bytes[..<index].count { $0 == UInt8(ascii: "\n") } + 1
            throw PMMLError(
                element: "document",
                line: line,
                reason: .malformed("a processing instruction without content")
            )
        }
    }

    private static func isSpace(_ byte: UInt8) -> Bool { [0x09, 0x0A, 0x0D, 0x20].contains(byte) }

    private static func isRead(_ encoding: String) -> Bool {
        ["utf-8", "utf8", "us-ascii"].contains(encoding.lowercased())
    }

    /// What the XML declaration says of the encoding.
    private static func declaredEncoding(_ bytes: [UInt8]) -> String? {
        let head = String(decoding: bytes.prefix(200), as: UTF8.self)
        guard let end = head.firstRange(of: "?>"), let start = head.firstRange(of: "encoding"),
            start.lowerBound < end.lowerBound
        else { return nil }
        let rest = head[start.upperBound..<end.lowerBound].drop { " =\t\r\n".contains($0) }
        guard let quote = rest.first else { return "" }
        return String(rest.dropFirst().prefix { $0 != quote })
    }

    private static func error(_ reason: PMMLError.Reason) -> PMMLError {
        PMMLError(element: "document", line: 0, reason: reason)
    }
}
