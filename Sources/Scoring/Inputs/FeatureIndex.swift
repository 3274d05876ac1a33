/// The place of a feature in a model's list of features, counted from 0.
///
/// A kernel knows its inputs by place only; what stands at a place, and where the value comes
/// from, is the affair of the model that the kernel belongs to.
public struct FeatureIndex: Hashable, Sendable {
    /// The place, 0 for the first feature.
    public let position: Int

    /// Names the feature at `position`; whether a kernel has it is checked by that kernel.
    public init(_ position: Int) {
        self.position = position
    }
}

extension FeatureIndex: ExpressibleByIntegerLiteral {
    /// Names the feature at a literal place.
    public init(integerLiteral value: Int) {
        self.init(value)
    }
}

extension FeatureIndex: Comparable {
    /// Orders features as the model lists them.
    public static func < (left: FeatureIndex, right: FeatureIndex) -> Bool {
        left.position < right.position
    }
}

extension FeatureIndex: CustomStringConvertible {
    /// The place after a number sign, as in `#3`.
    public var description: String {
        "#\(position)"
    }
}
