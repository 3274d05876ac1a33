/// A model of its kind, with what the outputs around it need to know.
struct CompiledBody {
    let body: ModelBody
    /// The classes, in the order of the probabilities.
    var categories: [Value] = []
    var segments: [String: OutputSource.SegmentReference] = [:]
}
