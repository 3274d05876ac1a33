/// Consecutive subjects' numbers, cut into chunks.
struct SubjectCut: Sendable {
    let first: UInt64
    let last: UInt64
    let size: UInt64

    var chunkCount: Int {
        last < first ? 0 : Int((last - first) / size + 1)
    }

    /// The numbers of a chunk.
    func subjects(of chunk: Int) -> Range<UInt64> {
        let start = first + UInt64(chunk) * size
        return start..<(min(last, start + size - 1) + 1)
    }
}
