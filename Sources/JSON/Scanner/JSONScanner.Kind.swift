extension JSONScanner {
    /// The kinds of JSON values, told by the first byte.
    public enum Kind: Hashable, Sendable {
        /// An object in braces.
        case object
        /// An array in brackets.
        case array
        /// A string in quotation marks.
        case string
        /// A number.
        case number
        /// True or false.
        case bool
        /// Null.
        case null
    }

    /// Says of what kind the next value is, and leaves it to be read.
    ///
    /// Only the first byte is looked at: reading the value may still fail. Throws
    /// `.expectedValue`, `.unexpectedEnd` or `.outOfTurn`.
    public mutating func peek() throws(JSONError) -> Kind {
        switch try beginValue() {
        case ASCII.quote: .string
        case ASCII.openBrace: .object
        case ASCII.openBracket: .array
        case ASCII.minus, ASCII.zero...UInt8(ascii: "9"): .number
        case UInt8(ascii: "t"), UInt8(ascii: "f"): .bool
        case UInt8(ascii: "n"): .null
        default: throw JSONError(.expectedValue, at: position)
        }
    }
}
