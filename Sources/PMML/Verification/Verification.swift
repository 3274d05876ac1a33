/// The rows that a document brings along to be checked against.
struct Verification: Sendable {
    /// A field of the rows.
    struct Field: Sendable {
        let name: String
        /// The place among the document's active fields, or nil for a result.
        let input: Int?
        /// The greatest difference relative to what is expected.
        let precision: Double
        /// Numbers up to this count as 0.
        let zeroThreshold: Double
    }

    let fields: [Field]
    /// For each row a text for each field, nil where there is none.
    let rows: [[String?]]
}
