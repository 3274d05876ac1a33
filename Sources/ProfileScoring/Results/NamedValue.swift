public import Scoring

/// A feature's name and what was read of it.
public struct NamedValue: Hashable, Sendable {
    /// The name of the feature.
    public let feature: String
    /// Its value, or why there is none.
    public let value: InputValue

    /// States what a feature was read as.
    public init(feature: String, value: InputValue) {
        self.feature = feature
        self.value = value
    }
}

extension NamedValue: CustomStringConvertible {
    /// The name and the value as people read them, whole numbers without a fraction.
    public var description: String {
        "\(feature) \(value.text)"
    }
}

extension InputValue {
    /// The value as people read it: a code, a number as in JSON, or the reason in brackets.
    public var text: String {
        switch self {
        case .missing(let reason): "(\(reason.text))"
        case .category(let code): code
        case .number(let number): number.text
        }
    }
}

extension Missing {
    /// The reason in words.
    public var text: String {
        switch self {
        case .neverAsked: "never asked"
        case .declined: "declined"
        case .dontKnow: "does not know"
        case .unknown: "unknown"
        case .noFact: "nothing known"
        case .withheld: "not told"
        }
    }
}
