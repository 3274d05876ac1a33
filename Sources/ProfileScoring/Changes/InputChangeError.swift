public import ProfileModel

/// Why a supposition cannot be made.
public struct InputChangeError: Error, Hashable, Sendable {
    /// What is wrong with a supposition.
    public enum Reason: Hashable, Sendable {
        /// The version uses nothing of this name; it uses these.
        case unknownName(uses: [String])
        /// The same thing is changed twice.
        case changedTwice
        /// The attribute does not take the value.
        case invalidValue(ValueError)
        /// The code is not one of these.
        case notAmong([String])
        /// The text is not a number.
        case notANumber
        /// The text is no token, and so no code.
        case notACode
        /// The attribute is a series; these features can be set instead.
        case isSeries(features: [String])
    }

    /// The name that was given.
    public let name: String
    /// What is wrong with it.
    public let reason: Reason

    /// Reports a fault in the supposition about `name`.
    public init(_ name: String, _ reason: Reason) {
        self.name = name
        self.reason = reason
    }
}

extension InputChangeError: CustomStringConvertible {
    /// What is wrong and what would be right.
    public var description: String {
        "\(name): \(reason)"
    }
}

extension InputChangeError.Reason: CustomStringConvertible {
    /// What is wrong and what would be right.
    public var description: String {
        switch self {
        case .unknownName(let used):
            "the version uses nothing of this name; it uses \(used.joined(separator: ", "))"
        case .changedTwice: "it is changed twice; change it once"
        case .invalidValue(let error): "\(error)"
        case .notAmong(let codes): "it takes one of \(codes.joined(separator: ", "))"
        case .notANumber: "it takes a number, written as in JSON"
        case .notACode: "it takes a code of 1 to 64 of the characters A-Z a-z 0-9 _ . -"
        case .isSeries(let features):
            "it is a series, which no single value replaces; set "
                + "\(features.joined(separator: ", ")) instead"
        }
    }
}
