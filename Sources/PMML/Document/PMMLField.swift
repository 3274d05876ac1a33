/// A field that a model takes in or gives out.
public struct PMMLField: Hashable, Sendable {
    /// The name.
    public let name: String
    /// The type of its values.
    public let type: DataType
    /// What may be done with its values.
    public let opType: OpType
    /// The name for people, if there is one.
    public let displayName: String?
}
