/// A subject under the store's own surrogate number.
///
/// The number carries no meaning, is never reused, and is the only name of a person that appears
/// outside the vault. Numbers are dealt from 1; 0 is the registry.
public struct SubjectID: RawRepresentable, Hashable, Comparable, Sendable, CustomStringConvertible {
    /// The surrogate number.
    public let rawValue: UInt64

    /// Names the subject with this surrogate number.
    @inlinable
    public init(rawValue: UInt64) {
        self.rawValue = rawValue
    }

    /// The stream of what is not about a person: model versions, attributes and forms.
    public static let registry = SubjectID(rawValue: 0)

    /// Whether this is a person's stream, whose payloads are sealed.
    @inlinable
    public var isPerson: Bool { rawValue != 0 }

    /// `subject:12`, the form that commands and JSON use.
    public var description: String { "subject:\(rawValue)" }

    /// Compares by surrogate number.
    @inlinable
    public static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
}
