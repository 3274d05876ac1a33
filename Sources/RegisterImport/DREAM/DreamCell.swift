import ProfileModel

/// Reads one cell of a delivery, without allocating.
///
/// What it takes is what the attributes take, in the spellings of a spreadsheet: decimals may leave
/// out the zero before the point and, where semicolons separate the fields, have a comma for it.
enum DreamCell {
    /// The value of a cell; absent where it is empty, `nil` where it is none of the attribute.
    static func value(
        _ cell: Span<UInt8>,
        of attribute: AttributeNumber,
        allowsComma: Bool
    ) -> ShortValue? {
        if cell.isEmpty { return .absent }
        switch attribute {
        case .benefit: return digits(cell, count: 3...3)
        case .industry: return digits(cell, count: 2...6)
        default: return degree(cell, allowsComma: allowsComma)
        }
    }

    /// What a cell of an attribute must be.
    static func rule(_ attribute: AttributeNumber) -> String {
        switch attribute {
        case .benefit: "a benefit code has three digits; leave the cell empty where there is none"
        case .industry:
            "an industry has two to six digits of DB07; leave the cell empty where there is none"
        default:
            "a degree of employment is a number from 0 to 1; with a decimal comma, separate the"
                + " fields by semicolons"
        }
    }

    private static func digits(_ cell: Span<UInt8>, count: ClosedRange<Int>) -> ShortValue? {
        guard count.contains(cell.count) else { return nil }
        for index in cell.indices where !isDigit(cell[index]) { return nil }
        return ShortValue(code: cell)
    }

    /// A number from 0 to 1, the nearest `Double` to what is written.
    private static func degree(_ cell: Span<UInt8>, allowsComma: Bool) -> ShortValue? {
        var place = 0
        var whole: UInt64 = 0
        if isDigit(cell[0]) {
            whole = UInt64(cell[0] - UInt8(ascii: "0"))
            place = 1
        }
        guard whole <= 1 else { return nil }
        if place == cell.count { return ShortValue(decimal: Double(whole)) }
        let point = cell[place]
        guard point == UInt8(ascii: ".") || allowsComma && point == UInt8(ascii: ",") else {
            return nil
        }
        let decimals = cell.extracting((place + 1)...)
        guard !decimals.isEmpty, decimals.count <= maximumDecimalCount else { return nil }
        return fraction(whole, decimals)
    }

    private static func fraction(_ whole: UInt64, _ decimals: Span<UInt8>) -> ShortValue? {
        var digits = whole
        var scale: UInt64 = 1
        for index in decimals.indices {
            guard isDigit(decimals[index]) else { return nil }
            digits = digits * 10 + UInt64(decimals[index] - UInt8(ascii: "0"))
            scale *= 10
        }
        guard digits <= scale else { return nil }
        // Both are exact, so that the quotient is rounded once, as IEEE 754 rounds it.
        if digits < 1 << 53 { return ShortValue(decimal: Double(digits) / Double(scale)) }
        guard let number = Double("\(digits)e-\(decimals.count)") else { return nil }
        return ShortValue(decimal: number)
    }

    /// More decimals than a `Double` tells apart, and few enough for a word.
    private static let maximumDecimalCount = 18

    private static func isDigit(_ byte: UInt8) -> Bool { byte &- UInt8(ascii: "0") < 10 }
}
