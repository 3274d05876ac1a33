/// A row of a PMML document's own verification that does not come out as the document says.
public struct VerificationMismatch: Hashable, Sendable {
    /// The row, from 1.
    public let row: Int
    /// The field.
    public let field: String
    /// What the document says, as it writes it; nil where it says that there is nothing.
    public let expected: String?
    /// What came out; nil where nothing did.
    public let found: String?
}

extension VerificationMismatch: CustomStringConvertible {
    /// Both in one line.
    public var description: String {
        "row \(row), field \(field): expected \(expected ?? "nothing"), found \(found ?? "nothing")"
    }
}
