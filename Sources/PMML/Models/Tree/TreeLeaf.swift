/// What a node predicts.
struct TreeLeaf: Sendable {
    /// The number or the category.
    let score: Value
    /// The number once more, for sums over many trees; 0 for categories.
    let number: Double
    /// The class of the score among the model's classes, or -1.
    let category: Int32
    /// Where the node's probabilities begin in their table, or -1 where it has none.
    let probabilities: Int32
    /// Where the node's confidences begin in the table of probabilities, or -1.
    let confidences: Int32
    /// How many records the node was made of, if the document says.
    let recordCount: Double?
    /// The node that the leaf is of.
    let node: Int32
}
