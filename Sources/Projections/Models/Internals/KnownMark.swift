import EventModel

/// A mark with the times that decide for which questions it is known.
struct KnownMark {
    let mark: Mark
    private let registered: RegisteredTime
    private let recorded: RecordedTime

    init(_ entry: borrowing StreamEntry) throws(CodecError) {
        mark = try Mark(entry)
        registered = entry.payload.registered
        recorded = entry.recorded
    }

    func isKnown(_ known: Known) -> Bool {
        known.admits(registered: registered, recorded: recorded, position: mark.position)
    }
}
