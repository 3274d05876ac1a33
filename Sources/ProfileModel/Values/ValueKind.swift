/// The kind of value that an attribute takes; the number is its tag in the encoding of a fact.
public enum ValueKind: UInt8, Hashable, Sendable, CaseIterable {
    /// A code of a list or a shape.
    case code = 1
    /// Free text.
    case text = 2
    /// A whole number of 64 bits.
    case integer = 3
    /// A finite number of 64 bits with a fraction.
    case decimal = 4
    /// A day.
    case date = 5

    /// The name in feeds and JSON.
    public var name: String {
        switch self {
        case .code: "code"
        case .text: "text"
        case .integer: "integer"
        case .decimal: "decimal"
        case .date: "date"
        }
    }

    /// Finds a kind by its name.
    public init?(named name: String) {
        guard let kind = Self.allCases.first(where: { $0.name == name }) else { return nil }
        self = kind
    }
}
