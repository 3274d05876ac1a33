/// One output of a model.
public struct PMMLOutput: Hashable, Sendable {
    /// The output field's name.
    public let name: String
    /// Its value.
    public let value: PMMLValue
}
