extension KernelError {
    /// What can be wrong with a kernel.
    public enum Problem: Hashable, Sendable {
        /// The model declares no classes.
        case noClasses
        /// The model declares a class twice.
        case duplicateClass(ClassLabel)
        /// A leaf names a class that the model does not declare.
        case unknownClass(ClassLabel)
        /// The tree has no nodes.
        case noNodes
        /// A node that is no leaf has no branches.
        case noBranches
        /// A branch leads to a node that is not there.
        case childOutOfRange(NodeIndex)
        /// The node can be reached from itself.
        case cycle
        /// No path leads to the node.
        case unreachable
        /// The feature is not one of the model's.
        case featureOutOfRange(FeatureIndex)
        /// A test lists no codes.
        case noCodes
        /// A bound is not a number.
        case boundNotANumber
        /// A range ends where it begins, or before.
        case emptyRange
        /// A score, a coefficient or an intercept is infinite or not a number.
        case numberNotFinite
        /// The kernel has no sub-models.
        case noSubModels
        /// Two sub-models have the same name.
        case duplicateSubModel
        /// The sub-model comes after one that always applies.
        case subModelNeverChosen
        /// There are no bands.
        case noBands
        /// The lowest scores are in no band.
        case lowestScoresUncovered
        /// The highest scores are in no band.
        case highestScoresUncovered
        /// There are scores between this band and the one before it that are in neither.
        case gapBeforeBand
        /// There are scores that are both in this band and in the one before it, or the bands are
        /// not listed from the lowest to the highest.
        case overlapWithBandBefore
    }
}

extension KernelError.Problem: CustomStringConvertible {
    /// The problem in words.
    public var description: String {
        switch self {
        case .noClasses: "no classes are declared"
        case .duplicateClass(let label): "the class '\(label)' is declared twice"
        case .unknownClass(let label): "the class '\(label)' is not declared"
        case .noNodes: "the tree has no nodes"
        case .noBranches: "a node needs branches or a class"
        case .childOutOfRange(let child): "a branch leads to node \(child), which is not there"
        case .cycle: "the node can be reached from itself"
        case .unreachable: "no path leads to the node"
        case .featureOutOfRange(let feature): "the model has no feature \(feature)"
        case .noCodes: "a test lists no codes"
        case .boundNotANumber: "a bound is not a number"
        case .emptyRange: "a range ends where it begins or before"
        case .numberNotFinite: "a score, coefficient or intercept is not a finite number"
        case .noSubModels: "there are no sub-models"
        case .duplicateSubModel: "two sub-models have this name"
        case .subModelNeverChosen: "a sub-model before it always applies"
        case .noBands: "there are no bands"
        case .lowestScoresUncovered: "the lowest scores are in no band"
        case .highestScoresUncovered: "the highest scores are in no band"
        case .gapBeforeBand: "scores between it and the band before are in neither"
        case .overlapWithBandBefore: "it overlaps or precedes the band before it"
        }
    }
}
