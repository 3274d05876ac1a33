public import Scoring

/// Inputs of a model version together with the result that they must give.
///
/// The inputs are those of the features before anything stands in for a missing value, so that a
/// vector holds the substitutions to account as well.
public struct GoldenVector: Hashable, Sendable {
    /// What the vector is called.
    public let name: String
    /// One input for each feature, in the order of the features.
    public let inputs: [InputValue]
    /// The class, or the kind of reason why there is no result.
    public let expected: Expectation
    /// The bits of the score, where the document states them.
    public let scoreBits: UInt64?

    /// The result that a vector must give.
    public enum Expectation: Hashable, Sendable {
        /// This class.
        case `class`(ClassLabel)
        /// No result, for this kind of reason.
        case noResult(NoResultKind)
    }

    init(name: String, inputs: [InputValue], expected: Expectation, scoreBits: UInt64?) {
        self.name = name
        self.inputs = inputs
        self.expected = expected
        self.scoreBits = scoreBits
    }
}

extension GoldenVector.Expectation: CustomStringConvertible {
    /// The class, or `no result` and why.
    public var description: String {
        switch self {
        case .class(let label): label.name
        case .noResult(let kind): "no result (\(kind.rawValue))"
        }
    }
}
