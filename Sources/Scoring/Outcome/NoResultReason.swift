/// Why a kernel gives no result.
public enum NoResultReason: Hashable, Sendable {
    /// No branch of a node matched; the last step of the path holds what was read there.
    case noBranchMatched(node: NodeIndex)
    /// A term of the sum needs this input, which is missing.
    case missingInput(FeatureIndex)
    /// A term of the sum needs a finite number of this input, which holds something else.
    case notAFiniteNumber(FeatureIndex)
    /// The conditions of all sub-models failed.
    case noSubModel
    /// The sum grew beyond the greatest number, so that no probability can be stated.
    case sumNotFinite
    /// This input was consulted and is not told; no kernel says so, who feeds it does.
    case withheldInput(FeatureIndex)
    /// A document of another format takes the value of this input for none of its field's.
    case invalidInput(FeatureIndex)
    /// A document of another format predicts nothing, or nothing that is a class.
    case noPrediction
}

extension NoResultReason: CustomStringConvertible {
    /// The reason in words.
    public var description: String {
        switch self {
        case .noBranchMatched(let node): "no branch of node \(node.position) matches"
        case .missingInput(let feature): "input \(feature) is missing"
        case .notAFiniteNumber(let feature): "input \(feature) is not a finite number"
        case .noSubModel: "no sub-model applies"
        case .sumNotFinite: "the sum is not a finite number"
        case .withheldInput(let feature): "input \(feature) is not told"
        case .invalidInput(let feature): "input \(feature) is not a valid value"
        case .noPrediction: "nothing is predicted"
        }
    }
}
