public import EventModel

/// The moments at which what a history answers about now may change although nothing is stored.
///
/// A question about now compares its one moment with the times that events carry: when their source
/// said so, and when they hold from. Between two neighbours of those times every comparison comes
/// out the same, and so does the answer, for as long as the history holds the same events.
public struct TurningPoints: Sendable {
    /// In the order of the log.
    private let moments: [Instant]

    /// Gathers the moments of a packed stream that come after `moment`.
    ///
    /// Cost: one pass; nothing is allocated where nothing lies ahead, as in most histories. Throws
    /// when the bytes are not a stream that a store writes.
    public init(
        of stream: RawSpan,
        after moment: Instant = .distantPast
    ) throws(CodecError) {
        var moments: [Instant] = []
        var reader = StreamReader(stream)
        while let entry = try reader.next() {
            let registered = entry.payload.registered.instant
            if registered > moment { moments.append(registered) }
            if let effective = entry.payload.effective?.instant, effective > moment {
                moments.append(effective)
            }
        }
        self.moments = moments
    }

    /// The first moment after another; `nil` where none lies ahead.
    public func next(after moment: Instant) -> Instant? {
        moments.lazy.filter { $0 > moment }.min()
    }
}
