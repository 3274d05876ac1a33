/// An end of a tree.
public struct Leaf: Hashable, Sendable {
    /// The class of those who come here.
    public let label: ClassLabel
    /// Their score, where the tree states one.
    public let score: Double?

    /// Makes an end with a class and, where the tree states one, a score.
    public init(_ label: ClassLabel, score: Double? = nil) {
        self.label = label
        self.score = score
    }
}
