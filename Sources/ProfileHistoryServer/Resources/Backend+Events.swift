internal import EventLog
internal import EventModel
internal import ProfileHistoryStore

extension Backend {
    /// The name of an event of a person, which a later event speaks of.
    ///
    /// Events are named by their positions towards callers: those stand in every answer. An event
    /// of somebody else is not told from one that is not there.
    func key(
        ofEventAt position: UInt64,
        type: EventType? = nil,
        of visit: Visit
    ) throws -> EventKey {
        let events: [Event]
        do {
            events = try store.log.events(from: Position(rawValue: position), limit: 1)
        } catch {
            throw Problem(.unavailable, "the log can not be read now")
        }
        guard let event = events.first, event.position.rawValue == position,
            event.subject == visit.subject, type.map({ $0 == event.type }) ?? true
        else {
            throw Problem(
                .invalidEvent,
                "there is no such event of this person; see her history for the positions",
                field: "of"
            )
        }
        return event.key
    }
}
