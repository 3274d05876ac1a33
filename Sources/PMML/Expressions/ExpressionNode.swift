/// One expression, with its operands as a range of the table of operands.
struct ExpressionNode: Sendable {
    let operation: Operation
    /// The type of the result.
    let type: DataType
    /// The first operand, and how many there are.
    var first: Int32 = 0
    var count: Int32 = 0
    /// A slot or an entry of a table, as the operation needs.
    var table: Int32 = -1
    /// The entry of the table of replacements, or -1.
    var replacement: Int32 = -1
    /// The constant, or what a missing value is mapped to.
    var constant = Value.missing
}
