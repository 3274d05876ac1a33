/// A JSON value as a tree in memory.
public enum JSONValue: Sendable {
    /// Null.
    case null
    /// True or false.
    case bool(Bool)
    /// A number with its exact text.
    case number(JSONNumber)
    /// A string.
    case string(String)
    /// An array.
    case array([JSONValue])
    /// An object, its members in order.
    case object(JSONObject)
}

extension JSONValue {
    /// Reads one JSON document that fills the bytes.
    ///
    /// Accepts what RFC 8259 accepts, in UTF-8 without a byte order mark, with each key once in
    /// its object, surrogates in pairs, and at most `maximumDepth` objects and arrays open at once.
    public static func parse(
        _ bytes: Span<UInt8>,
        maximumDepth: Int = JSONScanner.defaultMaximumDepth
    ) throws(JSONError) -> JSONValue {
        var scanner = try JSONScanner(bytes, maximumDepth: maximumDepth)
        let value = try scanner.value()
        try scanner.end()
        return value
    }

    /// Reads one JSON document, as `parse(_:maximumDepth:)` does.
    public init(
        parsing bytes: [UInt8],
        maximumDepth: Int = JSONScanner.defaultMaximumDepth
    ) throws(JSONError) {
        self = try Self.parse(bytes.span, maximumDepth: maximumDepth)
    }

    /// Reads one JSON document, as `parse(_:maximumDepth:)` does.
    public init(
        parsing text: String,
        maximumDepth: Int = JSONScanner.defaultMaximumDepth
    ) throws(JSONError) {
        self = try Self.parse(text.utf8.span, maximumDepth: maximumDepth)
    }
}

extension JSONValue: Hashable {
    /// Whether both are the same value: strings byte for byte, numbers by their text.
    public static func == (left: JSONValue, right: JSONValue) -> Bool {
        switch (left, right) {
        case (.null, .null): true
        case (.bool(let left), .bool(let right)): left == right
        case (.number(let left), .number(let right)): left == right
        case (.string(let left), .string(let right)):
            ExactKey(text: left) == ExactKey(text: right)
        case (.array(let left), .array(let right)): left == right
        case (.object(let left), .object(let right)): left == right
        default: false
        }
    }

    /// Feeds the value to a hasher.
    public func hash(into hasher: inout Hasher) {
        switch self {
        case .null: hasher.combine(0)
        case .bool(let value): hasher.combine(value)
        case .number(let value): hasher.combine(value)
        case .string(let value): hasher.combine(ExactKey(text: value))
        case .array(let value): hasher.combine(value)
        case .object(let value): hasher.combine(value)
        }
    }
}

extension JSONValue: CustomStringConvertible {
    /// The value as compact JSON.
    public var description: String {
        var writer = JSONWriter()
        writer.value(self)
        return String(decoding: writer.bytes, as: UTF8.self)
    }
}
