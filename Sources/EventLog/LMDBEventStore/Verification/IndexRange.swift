internal import EventModel

/// A run of the index's keys: from one on, and before another.
struct IndexRange: Sendable {
    /// The first key; empty for the beginning of the index.
    let start: [UInt8]
    /// The key behind the last, `nil` for the end of the index.
    let end: [UInt8]?

    /// Ranges that together hold every key there may be, cut at these.
    ///
    /// Whatever the keys are, nothing is left out; where they are spread over the index, the ranges
    /// are of a size.
    static func all(between keys: [[UInt8]]) -> [IndexRange] {
        let sorted = keys.sorted { $0.lexicographicallyPrecedes($1) }
        return zip([[]] + sorted, sorted.map(Optional.some) + [nil]).map { start, end in
            IndexRange(start: start, end: end)
        }
    }

    /// Whether a key that does not stand before the start stands before the end.
    func holds(_ key: RawSpan) -> Bool {
        guard let end else { return true }
        let last = unsafe end.span.bytes
        let count = min(key.byteCount, last.byteCount)
        var offset = 0
        while offset &+ 8 <= count {
            let (left, right) = (key.uint64(at: offset), last.uint64(at: offset))
            // The first byte decides.
            if left != right { return left.byteSwapped < right.byteSwapped }
            offset &+= 8
        }
        while offset < count {
            let (left, right) = (key.byte(at: offset), last.byte(at: offset))
            if left != right { return left < right }
            offset &+= 1
        }
        return key.byteCount < last.byteCount
    }
}
