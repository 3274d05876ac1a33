/// One or several logistic regressions, of which conditions choose the one that scores.
///
/// The sub-models are tried in order and the first whose condition holds scores; where none holds
/// there is no result. Which sub-model scored decides which inputs were used, so the outcome names
/// it. The order of summation and all rounding are fixed: see <doc:KernelVersion1>.
public struct LogisticKernel: Hashable, Sendable {
    /// How many inputs an evaluation is given.
    public let featureCount: Int
    /// The sub-models in the order in which they are tried.
    public let subModels: [SubModelChoice]

    /// Makes a kernel of `subModels` after checking all of them.
    ///
    /// Throws ``KernelError`` for the first fault found: no sub-models, two with one name, one that
    /// comes after another that always applies, a feature that the model does not have, a bound
    /// that is not a number, an empty set of codes or an empty range, a coefficient or intercept
    /// that is not finite.
    public init(featureCount: Int, subModels: [SubModelChoice]) throws(KernelError) {
        self.featureCount = featureCount
        self.subModels = subModels
        try validate()
    }

    /// Makes a kernel of one model that always scores.
    ///
    /// Throws as ``init(featureCount:subModels:)`` does.
    public init(featureCount: Int, model: LogisticModel, named name: String) throws(KernelError) {
        let choice = SubModelChoice(name: name, model: model)
        try self.init(featureCount: featureCount, subModels: [choice])
    }
}

extension LogisticKernel {
    /// The classes of all sub-models, each once, in the order in which they are first named.
    public var classes: [ClassLabel] {
        subModels.reduce(into: []) { classes, choice in
            for label in choice.model.bands.classes where !classes.contains(label) {
                classes.append(label)
            }
        }
    }

    /// The features that some sub-model or condition reads, in the model's order.
    public var features: [FeatureIndex] {
        let conditions = subModels.compactMap(\.condition?.feature)
        let terms = subModels.flatMap { $0.model.terms.map(\.feature) }
        return Set(conditions + terms).sorted()
    }

    /// The features that are read when the sub-model `name` scores, in the model's order.
    ///
    /// They are those of its terms and of the conditions that are tried before it is chosen. Nil
    /// where there is no such sub-model.
    public func features(usedBySubModel name: String) -> [FeatureIndex]? {
        guard let place = subModels.firstIndex(where: { $0.name == name }) else { return nil }
        let conditions = subModels[...place].compactMap(\.condition?.feature)
        return Set(conditions + subModels[place].model.terms.map(\.feature)).sorted()
    }
}
