/// Where a line stands in a file.
public struct LinePlace: Hashable, Sendable {
    /// The line's number, from 1; of a CSV row that spans several lines the first.
    public let number: Int
    /// The offset of its first byte in the file.
    public let offset: Int
    /// The offset after its line break: where reading resumes behind it.
    public let endOffset: Int

    /// States a place.
    public init(number: Int, offset: Int, endOffset: Int) {
        self.number = number
        self.offset = offset
        self.endOffset = endOffset
    }
}
