/// A node on the way through a tree.
public struct PMMLTreeStep: Hashable, Sendable {
    /// The node's name in the document, if it has one.
    public let node: String?
    /// The predicate as the document states it.
    public let predicate: String
    /// The fields that the predicate looked at, in its order, each once.
    public let readings: [PMMLReading]
    /// Whether the node was entered although its predicate was unknown.
    public let isDefault: Bool
}
