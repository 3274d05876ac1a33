/// The part of a model version that turns inputs into a class and a score.
///
/// A kernel knows no person, no store and no clock: it is a value, and its outcome depends on its
/// inputs and on nothing else.
public enum Kernel: Hashable, Sendable {
    /// A classification tree.
    case tree(TreeKernel)
    /// One or several logistic regressions.
    case logistic(LogisticKernel)

    /// The version of the rules by which kernels compute, fixed in <doc:KernelVersion1>.
    ///
    /// Stored beside a score. Rules that give other bits for any input get another number.
    public static let rulesVersion = 1
}

extension Kernel {
    /// How many inputs an evaluation is given.
    public var featureCount: Int {
        switch self {
        case .tree(let tree): tree.featureCount
        case .logistic(let logistic): logistic.featureCount
        }
    }

    /// The classes that the kernel can give.
    public var classes: [ClassLabel] {
        switch self {
        case .tree(let tree): tree.classes
        case .logistic(let logistic): logistic.classes
        }
    }

    /// The features that an evaluation may consult, in the model's order.
    public var features: [FeatureIndex] {
        switch self {
        case .tree(let tree): tree.features
        case .logistic(let logistic): logistic.features
        }
    }

    /// The names of the sub-models in the order in which they are tried; none for a tree.
    public var subModels: [String] {
        switch self {
        case .tree: []
        case .logistic(let logistic): logistic.subModels.map(\.name)
        }
    }

    /// The features that are consulted when the sub-model `name` scores, in the model's order.
    ///
    /// Nil where there is no such sub-model.
    public func features(usedBySubModel name: String) -> [FeatureIndex]? {
        switch self {
        case .tree: nil
        case .logistic(let logistic): logistic.features(usedBySubModel: name)
        }
    }

    /// Evaluates the kernel; there must be one input for each feature.
    ///
    /// Never fails: that there is no result is itself an outcome.
    public func evaluate(_ inputs: [InputValue]) -> Outcome {
        switch self {
        case .tree(let tree): tree.evaluate(inputs)
        case .logistic(let logistic): logistic.evaluate(inputs)
        }
    }
}
