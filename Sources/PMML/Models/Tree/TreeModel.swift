/// A decision tree.
struct TreeModel: Sendable {
    /// What happens when a predicate is unknown.
    enum MissingStrategy: String {
        case lastPrediction, nullPrediction, defaultChild, weightedConfidence, aggregateNodes, none
    }

    /// What happens when no child's predicate is true.
    enum NoTrueChildStrategy: String {
        case returnNullPrediction, returnLastPrediction
    }

    let root: Int32
    let missing: MissingStrategy
    let noTrueChild: NoTrueChildStrategy
    /// What a confidence is multiplied by each time that a missing value was got around.
    let penalty: Double
    let categoryCount: Int
    /// Where the tree's forks begin in their table, or -1 where it has none.
    var firstFork: Int32 = -1
}
