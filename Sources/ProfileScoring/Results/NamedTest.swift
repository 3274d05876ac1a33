public import Scoring

/// A test with the name of the feature that it was put to.
public struct NamedTest: Hashable, Sendable {
    /// The name of the feature.
    public let feature: String
    /// The test.
    public let test: Predicate
}

extension NamedTest: CustomStringConvertible {
    /// The test in words, such as `age is at least 50`.
    public var description: String {
        "\(feature) \(Self.text(test))"
    }

    private static func text(_ test: Predicate) -> String {
        switch test {
        case .isOneOf(let codes):
            codes.count == 1
                ? "is \(codes[0])" : "is one of \(codes.joined(separator: ", "))"
        case .isAtLeast(let bound): "is at least \(bound.text)"
        case .isOver(let bound): "is over \(bound.text)"
        case .isAtMost(let bound): "is at most \(bound.text)"
        case .isUnder(let bound): "is under \(bound.text)"
        case .isWithin(let from, let below):
            "is at least \(from.text) and under \(below.text)"
        case .isMissing: "is missing"
        }
    }
}
