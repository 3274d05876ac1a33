/// Why a note, checkpoint, policy or proof is not one, or why it does not hold.
public struct TransparencyError: Error, Hashable, Sendable {
    /// What kind of answer it is.
    public enum Kind: Hashable, Sendable {
        /// The text does not have the form that its specification asks for.
        case malformed
        /// The text is well formed and does not prove what it should.
        case unproven
    }

    /// Malformed, or well formed and without proof.
    public let kind: Kind
    /// The line it is about, from 1; `nil` where it is the whole.
    public let line: Int?
    /// What is wrong, in a clause without capital or full stop.
    public let reason: String

    /// The text is not what it should be.
    static func malformed(_ reason: String, line: Int? = nil) -> Self {
        Self(kind: .malformed, line: line, reason: reason)
    }

    /// The text does not prove what it should.
    static func unproven(_ reason: String) -> Self {
        Self(kind: .unproven, line: nil, reason: reason)
    }

    /// The same, said of a line of a longer text.
    func moved(by lines: Int) -> Self {
        Self(kind: kind, line: line.map { $0 + lines }, reason: reason)
    }
}

extension TransparencyError: CustomStringConvertible {
    /// The reason, behind the line where there is one.
    public var description: String { line.map { "line \($0): \(reason)" } ?? reason }
}
