/// Whole numbers as the specifications write them: ASCII digits, no sign, no leading zero.
enum Decimal {
    /// The number of a text; `nil` where it is not one, or is over 2^63 - 1.
    static func parse(_ text: some StringProtocol) -> UInt64? {
        let bytes = Array(text.utf8)
        guard !bytes.isEmpty, bytes.allSatisfy({ 0x30...0x39 ~= $0 }),
            bytes.count == 1 || bytes[0] != 0x30,
            let number = UInt64(text), number <= UInt64(Int64.max)
        else { return nil }
        return number
    }
}
