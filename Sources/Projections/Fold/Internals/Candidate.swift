import EventModel

/// An event that may decide a profile: what is needed to compare it and to find it again.
struct Candidate {
    let effective: EffectiveTime
    let registered: RegisteredTime
    let recorded: RecordedTime
    let position: Position
    let revision: Revision
    /// Where its entry begins in the packed stream.
    let offset: Int
    /// What it competes for; not looked at for submissions.
    let key: SeriesKey
    /// Where the encoding of a fact's value begins; not looked at for submissions.
    let value: Int
    /// Where its body ends.
    let end: Int
    /// The number of the kind of a fact's value.
    let kind: UInt8

    @inline(__always)
    init(
        _ entry: EntryCursor,
        _ timed: EntryCursor.Timed,
        key: SeriesKey = SeriesKey(rawValue: 0),
        skipped: Int = 0,
        kind: UInt8 = 0
    ) {
        effective = EffectiveTime(Instant(microseconds: timed.effective))
        registered = RegisteredTime(Instant(microseconds: timed.registered))
        recorded = entry.recorded
        position = entry.position
        revision = entry.revision
        offset = entry.offset
        self.key = key
        value = timed.body &+ skipped
        end = entry.payloadEnd
        self.kind = kind
    }

    /// Whether it says that there is no value from here on.
    @inline(__always)
    var isEnded: Bool { kind == 0 }

    /// Whether this one wins: the greater (effective, registered, position).
    @inline(__always)
    func beats(_ other: Candidate) -> Bool {
        if effective != other.effective { return effective > other.effective }
        if registered != other.registered { return registered > other.registered }
        return position > other.position
    }
}
