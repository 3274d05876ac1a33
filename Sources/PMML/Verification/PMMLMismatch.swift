/// A result that is not what the document expects of itself.
public struct PMMLMismatch: Hashable, Sendable {
    /// The row of the document's table, from 1.
    public let row: Int
    /// The field.
    public let field: String
    /// What the document expects, as it writes it; nil where it expects nothing.
    public let expected: String?
    /// What came out.
    public let found: PMMLValue
}
