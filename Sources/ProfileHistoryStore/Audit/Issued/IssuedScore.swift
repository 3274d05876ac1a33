internal import EventModel
internal import ProfileModel
internal import Projections

/// An issued score of a stream, how it stands, and whether a reader may see what it states.
struct IssuedScore {
    let event: IssuedEvent
    let standing: IssuedStanding
    /// Whether the event itself is restricted for the reader, then or now.
    let isRestricted: Bool

    /// The issued scores before a bound, in the order of the log.
    ///
    /// `whole` is the stream with what lies behind the bound, where restrictions that hold now may
    /// stand.
    static func all(
        in whole: RawSpan,
        before end: Position,
        for reader: Reader
    ) throws(CodecError) -> [IssuedScore] {
        let count = try BoundedStream.byteCount(of: whole, before: end)
        let stream = whole.extracting(0..<count)
        let (events, hasMarks) = try IssuedEvent.all(in: stream)
        if events.isEmpty { return [] }
        let standings = hasMarks ? try IssuedEvent.standings(in: stream) : [:]
        let mayBeRestricted = try holdsRestrictions(whole)
        var scores: [IssuedScore] = []
        for event in events {
            var isRestricted = false
            if mayBeRestricted {
                let restrictions = try Restrictions(
                    in: whole,
                    asOf: event.asOf,
                    for: reader,
                    through: Position(rawValue: end.rawValue &- 1)
                )
                isRestricted = restrictions.restriction(on: event.position, of: nil) != nil
            }
            scores.append(
                IssuedScore(
                    event: event,
                    standing: standings[event.position] ?? .valid,
                    isRestricted: isRestricted
                )
            )
        }
        return scores
    }

    private static func holdsRestrictions(_ stream: RawSpan) throws(CodecError) -> Bool {
        var reader = StreamReader(stream)
        while let entry = try reader.next() {
            if entry.type == .restriction { return true }
        }
        return false
    }
}
