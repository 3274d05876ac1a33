public import Scoring

/// The part of a model version that turns inputs into a class: one that the version's document
/// writes out, or a PMML document that it binds.
public enum ModelKernel: Sendable {
    /// A tree or regressions, written out in the version's own document.
    case native(Kernel)
    /// A PMML document.
    case pmml(PMMLKernel)
}

extension ModelKernel {
    /// The version of the rules by which it computes; rules that give other bits get another one.
    public var rulesVersion: Int {
        switch self {
        case .native: Kernel.rulesVersion
        case .pmml: PMMLKernel.rulesVersion
        }
    }

    /// The kernel that the document writes out, nil where it binds another one.
    public var native: Kernel? {
        if case .native(let kernel) = self { kernel } else { nil }
    }

    /// The PMML document with its binding, nil where there is none.
    public var pmml: PMMLKernel? {
        if case .pmml(let kernel) = self { kernel } else { nil }
    }

    /// How many inputs an evaluation is given.
    public var featureCount: Int {
        switch self {
        case .native(let kernel): kernel.featureCount
        case .pmml(let kernel): kernel.featureCount
        }
    }

    /// The classes that it can give.
    public var classes: [ClassLabel] {
        switch self {
        case .native(let kernel): kernel.classes
        case .pmml(let kernel): kernel.classes
        }
    }

    /// The features that an evaluation may consult.
    public var features: [FeatureIndex] {
        switch self {
        case .native(let kernel): kernel.features
        case .pmml(let kernel): kernel.features
        }
    }

    /// The names of the sub-models in the order in which they are tried; none but for regressions
    /// that the document writes out.
    public var subModels: [String] { native?.subModels ?? [] }
}

extension ModelKernel {
    /// Evaluates the kernel; there must be one input for each feature.
    ///
    /// Never fails: that there is no result is itself an outcome.
    public func evaluate(_ inputs: [InputValue]) -> Outcome {
        run(inputs, explaining: false).outcome
    }

    /// Evaluates the kernel and tells how a PMML document came to its result, where that is asked
    /// for.
    func run(_ inputs: [InputValue], explaining: Bool) -> KernelOutcome {
        switch self {
        case .native(let kernel): KernelOutcome(outcome: kernel.evaluate(inputs), steps: nil)
        case .pmml(let kernel): kernel.evaluate(inputs, explaining: explaining)
        }
    }
}
