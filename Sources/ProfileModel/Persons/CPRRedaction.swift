/// Finds CPR numbers in text that is to be shown, and takes them out.
///
/// A number is a run of exactly ten digits, or of six and four with a dash or a space between,
/// whose first six are a day as ``CPRNumber`` reads it. Ten digits that name a day by chance are
/// taken out too: a lost order number does less harm than a shown person.
public enum CPRRedaction {
    /// What stands in place of a number.
    public static let mark = "••••••••••"

    /// The text with every CPR number replaced by ``mark``.
    public static func redactingCPRNumbers(in text: some StringProtocol) -> String {
        let bytes = Array(text.utf8)
        var result: [UInt8] = []
        var copied = 0
        var cursor = 0
        while let found = nextNumber(in: bytes.span, from: cursor) {
            result.append(contentsOf: bytes[copied..<found.lowerBound])
            result.append(contentsOf: mark.utf8)
            copied = found.upperBound
            cursor = copied
        }
        if copied == 0 { return String(text) }
        result.append(contentsOf: bytes[copied...])
        return String(decoding: result, as: UTF8.self)
    }

    /// Whether there is a CPR number in a text.
    public static func containsCPRNumber(_ text: some StringProtocol) -> Bool {
        containsCPRNumber(utf8: String(text).utf8.span)
    }

    /// Whether there is a CPR number in UTF-8, without allocating.
    public static func containsCPRNumber(utf8: Span<UInt8>) -> Bool {
        nextNumber(in: utf8, from: 0) != nil
    }

    private static func nextNumber(in bytes: Span<UInt8>, from start: Int) -> Range<Int>? {
        var cursor = start
        while cursor < bytes.count {
            guard isDigit(bytes[cursor]) else {
                cursor += 1
                continue
            }
            let end = endOfDigits(in: bytes, from: cursor)
            if end - cursor == 10, isNumber(bytes, cursor..<end) { return cursor..<end }
            if end - cursor == 6, end < bytes.count, isSeparator(bytes[end]) {
                let tail = endOfDigits(in: bytes, from: end + 1)
                if tail - end == 5, isNumber(bytes, cursor..<tail) { return cursor..<tail }
            }
            cursor = end
        }
        return nil
    }

    private static func endOfDigits(in bytes: Span<UInt8>, from start: Int) -> Int {
        var end = start
        while end < bytes.count, isDigit(bytes[end]) { end += 1 }
        return end
    }

    private static func isNumber(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Bool {
        var digits: UInt64 = 0
        for index in range where isDigit(bytes[index]) {
            digits = digits * 10 + UInt64(bytes[index] - UInt8(ascii: "0"))
        }
        return (try? CPRNumber(digits: digits)) != nil
    }

    private static func isDigit(_ byte: UInt8) -> Bool { byte &- UInt8(ascii: "0") < 10 }

    private static func isSeparator(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: "-") || byte == UInt8(ascii: " ")
    }
}
