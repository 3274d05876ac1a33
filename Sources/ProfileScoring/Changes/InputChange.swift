public import ProfileModel

/// One supposition of a question what the result would be if.
///
/// The name is that of an attribute or question that the version uses, or of one of its features.
public enum InputChange: Hashable, Sendable {
    /// As if nothing were known of it.
    ///
    /// Without an attribute or a feature is as if no fact stated it; without a question is as if it
    /// had never been asked. What the document puts in place of a missing value is put there.
    case without(String)
    /// As if it were this.
    case set(String, Replacement)

    /// What is supposed in place of what is so.
    public enum Replacement: Hashable, Sendable {
        /// A value of the attribute's own kind.
        case value(AttributeValue)
        /// A value as text: a code, a number as in JSON, a date, or for a question a choice or
        /// one of the states `declined`, `dont_know` and `unknown`.
        case text(String)
    }

    /// The name of what is changed.
    public var name: String {
        switch self {
        case .without(let name), .set(let name, _): name
        }
    }
}

extension InputChange.Replacement: ExpressibleByStringLiteral {
    /// Supposes a value that is given as text.
    public init(stringLiteral value: String) {
        self = .text(value)
    }
}

extension InputChange.Replacement: CustomStringConvertible {
    /// The value as people write it.
    public var description: String {
        switch self {
        case .value(let value): "\(value)"
        case .text(let text): text
        }
    }
}
