public import EventModel

/// The events from a position onwards, and then new ones as they land, without end.
///
/// Events come in the order of the log, none left out and none twice, whoever wrote them: this
/// process or another. Each page is one short read transaction, so a slow consumer pins no pages.
/// When it has caught up the feed looks again every ``pollInterval``; a look costs a microsecond.
/// Cancelling the task ends the feed.
public struct EventFeed: AsyncSequence, Sendable {
    /// How long the feed waits before it looks again.
    public static let pollInterval = Duration.milliseconds(20)
    private static let pageSize = 256

    private let store: any EventStore
    private let start: Position

    init(store: any EventStore, start: Position) {
        self.store = store
        self.start = start
    }

    /// Begins at the feed's first position.
    public func makeAsyncIterator() -> Iterator {
        Iterator(store: store, next: start)
    }

    /// Walks the feed.
    public struct Iterator: AsyncIteratorProtocol {
        private let store: any EventStore
        private var next: Position
        private var page: ArraySlice<Event> = []

        init(store: any EventStore, next: Position) {
            self.store = store
            self.next = next
        }

        /// The next event, waiting for it if need be; `nil` when the task is cancelled.
        public mutating func next() async throws -> Event? {
            while page.isEmpty {
                if Task.isCancelled { return nil }
                page = try store.events(from: next, limit: EventFeed.pageSize)[...]
                if page.isEmpty { try? await Task.sleep(for: EventFeed.pollInterval) }
            }
            let event = page.removeFirst()
            next = event.position.next
            return event
        }
    }
}

extension EventStore {
    /// The events from `position` onwards and then live, as they land.
    public func feed(from position: Position) -> EventFeed {
        EventFeed(store: self, start: position)
    }

    /// The events in a range of positions, read lazily in short transactions.
    public func events(in range: Range<Position>) -> EventPages {
        EventPages(store: self, range: range)
    }

    /// The subject's events from `first` onwards, opened and copied out.
    public func events(
        of subject: SubjectID,
        from first: Revision = Revision(rawValue: 0)
    ) throws(EventLogError) -> [Event] {
        guard let stream = try stream(of: subject) else { return [] }
        return try translating("reading the history of \(subject)") {
            try stream.events(from: first) { try self.sourceName($0) }
        }
    }
}
