/// Why a version gives no result, with the name of the input at which it stopped.
public struct NoResult: Hashable, Sendable {
    /// The kind of reason.
    public let kind: NoResultKind
    /// The place of the node where no branch matched, nil for other reasons.
    public let node: Int?
    /// The input at which it stopped, nil where no single one is to blame.
    public let input: NamedValue?
}

extension NoResult: CustomStringConvertible {
    /// The reason in words.
    public var description: String {
        let what = input.map(\.description) ?? "the inputs"
        return switch kind {
        case .noBranchMatched: "no branch matches \(what)"
        case .missingInput: "an input is missing: \(what)"
        case .notAFiniteNumber: "an input is not a finite number: \(what)"
        case .noSubModel: "no sub-model applies to \(what)"
        case .sumNotFinite: "the sum is not a finite number"
        case .withheldInput: "an input may not be used or is destroyed: \(what)"
        case .invalidInput: "an input is not a valid value of its field: \(what)"
        case .noPrediction: "the document predicts no class"
        }
    }
}
