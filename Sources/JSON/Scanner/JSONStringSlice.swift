/// Where a string or a key stands in the scanned bytes.
///
/// It is two numbers and a flag, can be kept in any structure, and means something only together
/// with the scanner that gave it: `string(of:)`, `append(_:to:)`, `matches(_:_:)`, `bytes(in:)`.
public struct JSONStringSlice: Hashable, Sendable {
    /// The raw bytes between the quotation marks.
    public let range: Range<Int>

    /// Whether they hold escapes; if not, the raw bytes are the string.
    public let hasEscapes: Bool

    init(range: Range<Int>, hasEscapes: Bool) {
        self.range = range
        self.hasEscapes = hasEscapes
    }
}
