/// A golden vector that does not come out as its document says.
public struct GoldenMismatch: Hashable, Sendable {
    /// The name of the vector.
    public let vector: String
    /// What the document says.
    public let expected: String
    /// What the kernel gave.
    public let found: String
}

extension GoldenMismatch: CustomStringConvertible {
    /// Both in one line.
    public var description: String {
        "golden vector '\(vector)': expected \(expected), found \(found)"
    }
}
