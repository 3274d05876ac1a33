internal import EventModel
internal import ProfileModel
internal import Projections

/// An issued score as its event states it.
struct IssuedEvent {
    let position: Position
    let at: EffectiveTime
    let body: ScoreIssuedBody

    /// As of when it is replayed.
    ///
    /// A live score names the place that its inputs were read through, so that its replay is
    /// exact. One from before the store is replayed as its sources stood at its own moment.
    var asOf: AsOf {
        AsOf(
            effective: at,
            known: body.inputsThrough.map { .position($0) }
                ?? .registered(RegisteredTime(at.instant))
        )
    }

    /// The issued scores of a packed stream, and whether it holds events that may act on them.
    static func all(
        in stream: RawSpan
    ) throws(CodecError) -> (events: [IssuedEvent], hasMarks: Bool) {
        var events: [IssuedEvent] = []
        var hasMarks = false
        var reader = StreamReader(stream)
        while let entry = try reader.next() {
            switch entry.type {
            case .annulment, .dispute: hasMarks = true
            case .scoreIssued:
                guard let at = entry.payload.effective else {
                    throw CodecError(offset: entry.offset, reason: "event has no effective time")
                }
                events.append(
                    IssuedEvent(
                        position: entry.position,
                        at: at,
                        body: try ScoreIssuedBody(decoding: entry.payload.body)
                    )
                )
            default: break
            }
        }
        return (events, hasMarks)
    }
}
