/// A plan's model written down for blocks of rows.
struct BlockProgram: Sendable {
    /// A column that is filled before the model is scored.
    struct Load: Sendable {
        /// The input, or the slot, that the values come from.
        let source: Int32
        let column: Int
    }

    let model: BlockModel
    /// Columns of values of the rows.
    let inputs: [Load]
    /// Columns of slots that are computed row by row: derived fields, inner treatments.
    let computed: [Load]
    let columnCount: Int
}
