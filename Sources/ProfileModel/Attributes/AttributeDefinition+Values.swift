import EventModel

extension AttributeDefinition {
    /// Refuses a value that the attribute does not take.
    public func check(_ value: AttributeValue) throws(ValueError) {
        guard value.kind == kind else { throw .wrongKind(expected: kind) }
        switch value {
        case .code(let code): try codes?.check(code)
        case .text(let text): try Self.check(text: text)
        case .integer(let number): try check(inRange: Double(number))
        case .decimal(let number):
            guard number.isFinite else { throw .notANumber }
            try check(inRange: number)
        case .date, .withheld: break
        }
    }

    /// Types a string as the attribute's value; numbers are not given as strings.
    public func value(ofString text: String) throws(ValueError) -> AttributeValue {
        switch kind {
        case .code:
            try codes?.check(text)
            return .code(text)
        case .text:
            try Self.check(text: text)
            return .text(text)
        case .date: return .date(try Self.date(of: text))
        case .integer, .decimal: throw .wrongKind(expected: kind)
        }
    }

    /// Types a number, written as in JSON, as the attribute's value.
    ///
    /// An integer is written without a fraction and without an exponent. A decimal becomes the
    /// nearest `Double`; a negative zero becomes zero.
    public func value(ofNumber text: String) throws(ValueError) -> AttributeValue {
        let value: AttributeValue
        switch kind {
        case .integer:
            guard Self.isWholeNumber(text) else { throw .notANumber }
            guard let number = Int64(text) else { throw .tooLarge }
            value = .integer(number)
        case .decimal:
            guard Self.isNumber(text), let number = Double(text) else { throw .notANumber }
            guard number.isFinite else { throw .tooLarge }
            value = .decimal(number == 0 ? 0 : number)
        case .code, .text, .date: throw .wrongKind(expected: kind)
        }
        try check(value)
        return value
    }

    /// Types a text that stands without quotes, as in CSV and on the command line.
    public func value(ofText text: String) throws(ValueError) -> AttributeValue {
        switch kind {
        case .code, .text, .date: try value(ofString: text)
        case .integer, .decimal: try value(ofNumber: text)
        }
    }

    private func check(inRange number: Double) throws(ValueError) {
        guard let range, !range.contains(number) else { return }
        throw .outOfRange(lowest: range.lowerBound, highest: range.upperBound)
    }

    private static func check(text: String) throws(ValueError) {
        guard !text.isEmpty else { throw .empty }
        guard text.utf8.count <= maximumTextByteCount else {
            throw .tooLong(maximum: maximumTextByteCount)
        }
    }

    private static func date(of text: String) throws(ValueError) -> CalendarDate {
        guard let date = try? CalendarDate(parsing: text) else { throw .notADate }
        return date
    }

    /// Whether a text is a number of JSON with neither fraction nor exponent.
    private static func isWholeNumber(_ text: String) -> Bool {
        var digits = text.utf8[...]
        if digits.first == UInt8(ascii: "-") { digits.removeFirst() }
        guard let first = digits.first else { return false }
        return digits.allSatisfy(CodeShape.isDigit)
            && (first != UInt8(ascii: "0") || digits.count == 1)
    }

    /// Whether a text is a number of JSON.
    private static func isNumber(_ text: String) -> Bool {
        guard let split = text.utf8.firstIndex(where: { $0 != minus && !CodeShape.isDigit($0) })
        else { return isWholeNumber(text) }
        guard isWholeNumber(String(text[..<split])) else { return false }
        var rest = text.utf8[split...]
        if rest.first == UInt8(ascii: ".") {
            let end = rest.dropFirst().firstIndex { !CodeShape.isDigit($0) } ?? rest.endIndex
            guard rest[..<end].count > 1 else { return false }
            rest = rest[end...]
        }
        guard let letter = rest.first else { return true }
        guard letter | 0x20 == UInt8(ascii: "e") else { return false }
        rest.removeFirst()
        if rest.first == minus || rest.first == UInt8(ascii: "+") { rest.removeFirst() }
        return !rest.isEmpty && rest.allSatisfy(CodeShape.isDigit)
    }

    private static var minus: UInt8 { UInt8(ascii: "-") }
}
