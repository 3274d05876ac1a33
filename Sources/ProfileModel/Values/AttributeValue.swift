public import EventModel
public import JSON

/// The value of an attribute, typed by the attribute's definition.
public enum AttributeValue: Sendable {
    /// A code of a list, or of a shape where no list was published.
    case code(String)
    /// Free text.
    case text(String)
    /// A whole number.
    case integer(Int64)
    /// A finite number with a fraction, compared by its bits.
    case decimal(Double)
    /// A day.
    case date(CalendarDate)
    /// A value that is not told.
    case withheld(Withholding)

    /// The kind of the value; nil where it is not told.
    public var kind: ValueKind? {
        switch self {
        case .code: .code
        case .text: .text
        case .integer: .integer
        case .decimal: .decimal
        case .date: .date
        case .withheld: nil
        }
    }
}

extension AttributeValue: Hashable {
    /// Whether two values encode to the same bytes; decimals are equal when their bits are.
    public static func == (left: AttributeValue, right: AttributeValue) -> Bool {
        switch (left, right) {
        case (.code(let left), .code(let right)): left.utf8.elementsEqual(right.utf8)
        case (.text(let left), .text(let right)): left.utf8.elementsEqual(right.utf8)
        case (.integer(let left), .integer(let right)): left == right
        case (.decimal(let left), .decimal(let right)): left.bitPattern == right.bitPattern
        case (.date(let left), .date(let right)): left == right
        case (.withheld(let left), .withheld(let right)): left == right
        default: false
        }
    }

    /// Hashes what the encoding would hold.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(kind)
        switch self {
        case .code(let text), .text(let text): hasher.combine(text)
        case .integer(let number): hasher.combine(number)
        case .decimal(let number): hasher.combine(number.bitPattern)
        case .date(let date): hasher.combine(date)
        case .withheld(let why): hasher.combine(why)
        }
    }
}

extension AttributeValue: CustomStringConvertible {
    /// The value as people read it: the text itself, a number as in JSON, or `YYYY-MM-DD`; in
    /// parentheses why it is not told.
    public var description: String {
        switch self {
        case .code(let text), .text(let text): text
        case .integer(let number): String(number)
        case .decimal(let number): JSONNumber(number)?.text ?? "\(number)"
        case .date(let date): date.description
        case .withheld(let why): "(\(why.rawValue))"
        }
    }

    /// Writes the value as JSON: texts and dates as strings, numbers as numbers, and null for one
    /// that is not told.
    ///
    /// A decimal is written in the shortest form that reads back to the same bits, a whole one
    /// without a fraction.
    public func write(to writer: inout JSONWriter) {
        switch self {
        case .code(let text), .text(let text): writer.string(text)
        case .integer(let number): writer.integer(number)
        case .decimal(let number): number.isFinite ? writer.double(number) : writer.null()
        case .date(let date): writer.plainString { date.appendDescription(to: &$0) }
        case .withheld: writer.null()
        }
    }

    /// Why the value is not told; nil for one that is.
    public var withholding: Withholding? {
        if case .withheld(let why) = self { why } else { nil }
    }
}
