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
    /// Whether it says that there is no value from here on.
    let isEnded: Bool

    init(
        _ scanner: borrowing EntryScanner,
        effective: EffectiveTime,
        registered: RegisteredTime,
        key: SeriesKey = SeriesKey(rawValue: 0),
        isEnded: Bool = false
    ) {
        self.effective = effective
        self.registered = registered
        recorded = scanner.recorded
        position = scanner.position
        revision = scanner.revision
        offset = scanner.offset
        self.key = key
        self.isEnded = isEnded
    }

    /// Whether this one wins: the greater (effective, registered, position).
    func beats(_ other: Candidate) -> Bool {
        if effective != other.effective { return effective > other.effective }
        if registered != other.registered { return registered > other.registered }
        return position > other.position
    }
}
