/// A table of values by the values of its columns.
struct ValueMap: Sendable {
    let rows: [[Value]: Value]
    /// Given where no row has the values.
    let standard: Value?
}
