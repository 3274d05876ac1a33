/// Where a number stands in the scanned bytes.
///
/// It means something only together with the scanner that gave it: `int64(of:)`, `double(of:)`,
/// `number(of:)`.
public struct JSONNumberSlice: Hashable, Sendable {
    /// The bytes of the number.
    public let range: Range<Int>

    /// Whether it is written without fraction and exponent.
    public let isInteger: Bool

    init(range: Range<Int>, isInteger: Bool) {
        self.range = range
        self.isInteger = isInteger
    }
}
