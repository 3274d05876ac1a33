/// Several models that together make one.
struct MiningModel: Sendable {
    /// What happens where a segment predicts nothing.
    enum MissingPrediction: String {
        case returnMissing, skipSegment, `continue`
    }

    /// One of the models, and when it is asked.
    struct Segment: Sendable {
        let name: String
        let predicate: PredicateNode
        let weight: Double
        let model: CompiledModel
        /// The class among the whole model's classes for each of the segment's.
        let categories: [Int32]
        /// The tree itself, if the segment is nothing but a tree that is always asked.
        let tree: TreeModel?
    }

    let method: MultipleModelMethod
    let missing: MissingPrediction
    /// The greatest share of weights of segments that may predict nothing.
    let missingThreshold: Double
    let segments: [Segment]
    let function: MiningFunction
    let categoryCount: Int
    let precision: Precision
    /// The trees, if every segment is one.
    let forest: Forest?
}
