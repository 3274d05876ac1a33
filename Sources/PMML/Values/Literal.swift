/// Texts read as values.
enum Literal {
    /// A finite number in decimal notation, the nearest binary64 number to it.
    static func number(_ text: String) -> Double? {
        let trimmed = trimmed(text)
        guard isDecimal(trimmed), let number = Double(trimmed), number.isFinite else { return nil }
        return number
    }

    /// The nearest binary32 number to a decimal one, rounded once.
    static func float(_ text: String) -> Double? {
        let trimmed = trimmed(text)
        guard isDecimal(trimmed), let number = Float(trimmed), number.isFinite else { return nil }
        return Double(number)
    }

    /// A truth.
    static func truth(_ text: String) -> Bool? {
        switch trimmed(text).lowercased() {
        case "true", "1": true
        case "false", "0": false
        default: nil
        }
    }

    /// A number, a truth or a time as a number; nil for texts that are none, and for type string.
    static func value(_ text: String, _ type: DataType) -> Double? {
        switch type {
        case .string: return nil
        case .float: return float(text)
        case .double: return number(text)
        case .boolean:
            if let truth = truth(text) { return truth ? 1 : 0 }
            return number(text).flatMap { $0 == 1 || $0 == 0 ? $0 : nil }
        case .date: return CalendarDay(text: trimmed(text)).map { Double($0.daysSince1970) }
        case .time: return ClockTime.seconds(trimmed(text))
        case .dateTime: return ClockTime.secondsSince1970(trimmed(text))
        default: return whole(text) ?? counted(text, type)
        }
    }

    /// A whole number of at most 53 bits.
    private static func whole(_ text: String) -> Double? {
        guard let number = number(text), number.rounded() == number,
            number.magnitude <= 0x1p53
        else { return nil }
        return number
    }

    /// A written time as the count that the type keeps.
    private static func counted(_ text: String, _ type: DataType) -> Double? {
        if type == .timeSeconds { return ClockTime.seconds(trimmed(text)) }
        guard let epoch = type.epoch else { return nil }
        let start = Double(CalendarDay(year: epoch.year, month: 1, day: 1).daysSince1970)
        if epoch.countsSeconds {
            return ClockTime.secondsSince1970(trimmed(text)).map { $0 - start * 86400 }
        }
        return CalendarDay(text: trimmed(text)).map { Double($0.daysSince1970) - start }
    }

    /// Whether a text has a sign, digits with a point, and an exponent, and nothing else.
    private static func isDecimal(_ text: Substring) -> Bool {
        var digits = 0
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9"): digits += 1
            case UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "e"),
                UInt8(ascii: "E"):
                continue
            default: return false
            }
        }
        return digits > 0
    }

    /// A text without white space around it; the common case has none and costs two looks.
    static func trimmed(_ text: String) -> Substring {
        var rest = text[...]
        while let last = rest.unicodeScalars.last, isBlank(last) {
            rest.unicodeScalars.removeLast()
        }
        while let first = rest.unicodeScalars.first, isBlank(first) {
            rest.unicodeScalars.removeFirst()
        }
        return rest
    }

    /// White space of XML.
    private static func isBlank(_ scalar: Unicode.Scalar) -> Bool {
        scalar == " " || scalar == "\n" || scalar == "\t" || scalar == "\r"
    }
}
