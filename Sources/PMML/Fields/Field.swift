/// A name that an expression or a predicate can see, and where its value lies.
struct Field: Sendable {
    let name: String
    let slot: Int32
    let type: DataType
    let opType: OpType
    /// The declared values in document order, which is the order of an ordinal field.
    let categories: [Value]
    /// Whether the model takes the field in, rather than computing it.
    let isInput: Bool
}
