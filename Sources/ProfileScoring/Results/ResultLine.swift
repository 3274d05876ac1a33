/// One line of how a PMML document came to its result, for people.
public struct ResultLine: Hashable, Sendable {
    /// How deep it stands: 0, or within how many segments.
    public let depth: Int
    /// What was asked, looked at or added, in the words of the document.
    public let text: String
    /// What was read or what came out, in the words of the document; nil where there is nothing to
    /// say.
    public let value: String?
    /// What it added, nil where it added nothing.
    public let amount: Double?
}

extension ResultLine: CustomStringConvertible {
    /// All of it in one line.
    public var description: String {
        String(repeating: "  ", count: depth) + text + (value.map { ": \($0)" } ?? "")
            + (amount.map { ": \($0.text)" } ?? "")
    }
}
