internal import ProfileModel
public import Scoring

/// A value that an input of a score may have had: what an auditor suspects.
public struct InputCondition: Hashable, Sendable {
    /// What the input is supposed to have been.
    public enum Expected: Hashable, Sendable {
        /// A value, as people write it.
        case value(String)
        /// Missing for this reason, or for any where nil; what is withheld is not among them.
        case missing(Missing?)
    }

    /// The name of a feature, an attribute or a question.
    public let name: String
    /// What it is supposed to have been.
    public let expected: Expected

    /// Describes a condition.
    ///
    /// - Precondition: Nobody asks for what is withheld.
    public init(_ name: String, is expected: Expected) {
        precondition(expected != .missing(.withheld), "What is withheld is not asked for")
        self.name = name
        self.expected = expected
    }

    /// Reads `NAME=VALUE`, `NAME=(missing)`, or a reason in brackets such as `NAME=(declined)`.
    ///
    /// Throws `.badInput` for anything else.
    public init(parsing text: String) throws(StoreError) {
        let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2, !parts[0].isEmpty, !parts[1].isEmpty else {
            throw StoreError(
                .badInput,
                "an input is written NAME=VALUE, or NAME=(missing)",
                field: "input"
            )
        }
        guard CPRRedaction.redactingCPRNumbers(in: text) == text else {
            throw StoreError(.badInput, "no input is a person number", field: "input")
        }
        let value = String(parts[1])
        guard value.hasPrefix("("), value.hasSuffix(")") else {
            self.init(String(parts[0]), is: .value(value))
            return
        }
        let reason = String(value.dropFirst().dropLast())
        guard reason != "missing" else {
            self.init(String(parts[0]), is: .missing(nil))
            return
        }
        guard let missing = Missing.replaceable.first(where: { $0.rawValue == reason }) else {
            let known = Missing.replaceable.map { "(\($0.rawValue))" }.joined(separator: ", ")
            throw StoreError(
                .badInput,
                "an input is missing as one of (missing), \(known)",
                field: "input"
            )
        }
        self.init(String(parts[0]), is: .missing(missing))
    }
}

extension InputCondition: CustomStringConvertible {
    /// The condition as it is written.
    public var description: String {
        switch expected {
        case .value(let value): "\(name)=\(value)"
        case .missing(let reason): "\(name)=(\(reason?.rawValue ?? "missing"))"
        }
    }
}
