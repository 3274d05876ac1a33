/// A feature and the value that was read of it.
public struct Reading: Hashable, Sendable {
    /// The feature.
    public let feature: FeatureIndex
    /// Its value, or the reason for its absence.
    public let value: InputValue

    /// States that `feature` was read as `value`.
    public init(feature: FeatureIndex, value: InputValue) {
        self.feature = feature
        self.value = value
    }
}
