/// An expression with the type of its values.
struct TypedExpression {
    let node: Int32
    let type: DataType
    /// The text of a constant, which may yet be read as another type.
    var literal: String?
}
