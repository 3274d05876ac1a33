/// What the outputs of a model are taken from.
struct OutputSource {
    let target: ModelTarget
    let categories: [Value]
    let function: MiningFunction
    /// The inner models by the names of their segments.
    let segments: [String: SegmentReference]

    /// An inner model, as outputs see it.
    struct SegmentReference {
        let number: Int32
        let categories: [Value]
        let type: DataType
    }
}
