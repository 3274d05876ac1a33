public import Scoring

/// The kinds of reason for which a model version gives no result, as they are named in JSON.
public enum NoResultKind: String, Hashable, Sendable, CaseIterable {
    /// No branch of a node of the tree matched.
    case noBranchMatched
    /// A term of the sum needs an input that is missing.
    case missingInput
    /// A term of the sum needs a finite number and was given something else.
    case notAFiniteNumber
    /// No sub-model applies.
    case noSubModel
    /// The sum is not a finite number.
    case sumNotFinite
    /// An input that was consulted is restricted or was destroyed.
    case withheldInput
    /// An input is not a valid value of its field of a PMML document.
    case invalidInput
    /// A PMML document predicts nothing, or nothing that is a class.
    case noPrediction

    /// Whether a PMML document alone can give this reason.
    public var isOfPMML: Bool { self == .invalidInput || self == .noPrediction }

    /// The kind of a kernel's reason.
    public init(_ reason: NoResultReason) {
        switch reason {
        case .noBranchMatched: self = .noBranchMatched
        case .missingInput: self = .missingInput
        case .notAFiniteNumber: self = .notAFiniteNumber
        case .noSubModel: self = .noSubModel
        case .sumNotFinite: self = .sumNotFinite
        case .withheldInput: self = .withheldInput
        case .invalidInput: self = .invalidInput
        case .noPrediction: self = .noPrediction
        }
    }
}
