/// A field that was looked at, and what it was.
public struct PMMLReading: Hashable, Sendable {
    /// The field's name; a derived field has one, too.
    public let field: String
    /// Its value, as the mining schema prepared it or an expression gave it.
    public let value: PMMLValue
}
