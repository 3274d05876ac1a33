/// A JSON number with the exact text that it was written with.
///
/// Two numbers are equal if their texts are: 1 and 1.0 are two numbers.
public struct JSONNumber: Hashable, Sendable, CustomStringConvertible {
    /// The number as written.
    public let text: String

    /// Whether it is written without fraction and exponent.
    public let isInteger: Bool

    init(validated text: String, isInteger: Bool) {
        self.text = text
        self.isInteger = isInteger
    }

    /// Makes a number from its text; throws `.badNumber` or `.trailingBytes`.
    public init(parsing text: String) throws(JSONError) {
        let bytes = text.utf8.span
        var cursor = 0
        isInteger = try bytes.scanNumber(&cursor)
        guard cursor == bytes.count else { throw JSONError(.trailingBytes, at: cursor) }
        self.text = text
    }

    /// Makes a whole number.
    public init(_ value: some BinaryInteger) {
        self.init(validated: String(value), isInteger: true)
    }

    /// Makes the number with the shortest text that reads back as `value`; nil if it is not finite.
    public init?(_ value: Double) {
        guard value.isFinite else { return nil }
        let text = value.shortestText
        self.init(
            validated: text,
            isInteger: !text.utf8.contains { $0 == ASCII.point || $0 == ASCII.letterE }
        )
    }

    /// The value, if it is written as a whole number and fits in 64 bits.
    public var int64: Int64? { isInteger ? text.utf8.span.parsedInteger : nil }

    /// The nearest double, or nil if the number is beyond the largest one.
    public var double: Double? { text.utf8.span.parsedDouble }

    /// The number as written.
    public var description: String { text }
}
