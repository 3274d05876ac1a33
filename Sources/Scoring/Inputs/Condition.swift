/// A test together with the feature that it is put to.
public struct Condition: Hashable, Sendable {
    /// The feature whose value is tested.
    public let feature: FeatureIndex
    /// The test.
    public let test: Predicate

    /// Puts `test` to the value of `feature`; the kernel that takes the condition validates it.
    public init(feature: FeatureIndex, test: Predicate) {
        self.feature = feature
        self.test = test
    }
}

extension Condition: CustomStringConvertible {
    /// The feature and the test in words, as in `#2 is under 50.0`.
    public var description: String {
        "\(feature) \(test)"
    }
}
