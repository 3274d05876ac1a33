internal import EventLog
internal import EventModel
internal import ProfileHistoryStore

/// Reads the feed a piece at a time, in order and without gaps.
struct FeedPages: Sendable {
    /// Some events, and the place up to which the log was looked at for them.
    struct Piece: Sendable {
        var events: [Event]
        /// The place behind the last event that was looked at.
        var next: Position
    }

    let store: HistoryStore
    let filter: FeedFilter

    private static let scannedAtOnce = 1_024

    /// The events from a place on, at most `limit`; looks at a bounded part of the log.
    func piece(from start: Position, limit: Int) throws -> Piece {
        var piece = Piece(events: [], next: start)
        let page: [Event]
        let end: Position
        do {
            end = try store.log.nextPosition()
            page = try store.log.events(from: start, limit: Self.scannedAtOnce)
        } catch {
            throw Problem(.unavailable, "the log can not be read now")
        }
        for event in page where event.position < end {
            if try filter.includes(event, store) { piece.events.append(event) }
            piece.next = event.position.next
            if piece.events.count == limit { return piece }
        }
        // Events of erased persons are left out; where nothing stands behind them it is the end.
        if page.count < Self.scannedAtOnce { piece.next = max(piece.next, end) }
        return piece
    }
}
