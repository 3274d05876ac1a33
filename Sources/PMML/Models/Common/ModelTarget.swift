/// What a model predicts.
struct ModelTarget: Sendable {
    /// The field's name, or nil for a model that names none.
    let name: String?
    let type: DataType
    let opType: OpType
    /// The valid values in document order.
    let categories: [Value]
}
