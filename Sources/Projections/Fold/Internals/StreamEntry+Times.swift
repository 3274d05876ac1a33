import EventModel

extension StreamEntry {
    /// The effective time of a type that always has one; throws where it is missing.
    borrowing func effective() throws(CodecError) -> EffectiveTime {
        guard let effective = payload.effective else {
            throw CodecError(offset: offset, reason: "event has no effective time")
        }
        return effective
    }
}

extension Known {
    /// Whether an event is known.
    func admits(_ entry: borrowing StreamEntry) -> Bool {
        admits(
            registered: entry.payload.registered,
            recorded: entry.recorded,
            position: entry.position
        )
    }
}
