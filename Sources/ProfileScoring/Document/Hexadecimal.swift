/// Numbers written in lower-case hexadecimal digits, with leading zeros.
enum Hexadecimal {
    /// The lowest `count` digits of a number.
    static func digits(of value: UInt64, count: Int) -> String {
        let text = String(value, radix: 16)
        return String(repeating: "0", count: max(0, count - text.utf8.count)) + text
    }

    /// The number that 16 lower-case digits write, nil for any other text.
    static func bits(of text: String) -> UInt64? {
        let isLowerCase = text.utf8.allSatisfy { byte in
            byte &- UInt8(ascii: "0") < 10 || byte &- UInt8(ascii: "a") < 6
        }
        guard text.utf8.count == 16, isLowerCase else { return nil }
        return UInt64(text, radix: 16)
    }

    /// Whether a text is a SHA-256 in 64 lower-case digits.
    static func isDigest(_ text: String) -> Bool {
        text.utf8.count == 64
            && text.utf8.allSatisfy { byte in
                byte &- UInt8(ascii: "0") < 10 || byte &- UInt8(ascii: "a") < 6
            }
    }
}
