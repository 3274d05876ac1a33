internal import EventModel

/// Cutting packed streams at a run's bound.
enum BoundedStream {
    /// Whether a packed stream holds an event before a position.
    static func begins(_ stream: RawSpan, before end: Position) throws(CodecError) -> Bool {
        var reader = StreamReader(stream)
        guard let entry = try reader.next() else { return false }
        return entry.position < end
    }

    /// How many bytes of a packed stream hold the events before a position.
    ///
    /// Positions grow along a stream, so these are the first ones. Cost: some nanoseconds an entry.
    static func byteCount(of stream: RawSpan, before end: Position) throws(CodecError) -> Int {
        var reader = StreamReader(stream)
        while let entry = try reader.next() {
            if entry.position >= end { return entry.offset }
        }
        return stream.byteCount
    }
}
