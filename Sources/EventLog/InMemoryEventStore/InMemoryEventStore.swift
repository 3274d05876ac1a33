internal import Dispatch
public import EventModel
internal import Synchronization

/// The twin of ``LMDBEventStore`` in memory, for tests and trials.
///
/// It behaves the same and shares no planning code with it, so that each checks the other. Nothing
/// is sealed and nothing outlives the process.
public final class InMemoryEventStore: EventStore {
    private let contents = Mutex(Contents())
    private let clock: RecordingClock
    private let queue = DispatchQueue(label: "profilehistory.in-memory-store")

    /// Makes an empty store.
    public init(clock: RecordingClock = .system) {
        self.clock = clock
    }

    /// Queues requests and returns at once.
    public func submit(
        _ requests: [AppendRequest],
        bookmark: Bookmark?,
        completion: @escaping @Sendable (Result<[AppendOutcome], EventLogError>) -> Void
    ) {
        queue.async { [self] in
            let now = clock.now()
            let outcomes = contents.withLock { contents in
                let outcomes = requests.map { contents.append($0, now: now) }
                if let bookmark { contents.bookmarks[bookmark.name] = bookmark.value }
                return outcomes
            }
            completion(.success(outcomes))
        }
    }

    /// The place that the next event will take.
    public func nextPosition() -> Position {
        contents.withLock { Position(rawValue: UInt64($0.events.count)) }
    }

    /// Copies the events from `position` onwards, at most `limit` of them.
    public func events(from position: Position, limit: Int) -> [Event] {
        contents.withLock { contents in
            let start = Int(clamping: position.rawValue)
            guard start < contents.events.count, limit > 0 else { return [] }
            let erasures = contents.erasures
            let readable = contents.events[start...].lazy.filter { erasures[$0.subject] == nil }
            return Array(readable.prefix(limit))
        }
    }

    /// The subject's events in packed form, `nil` when none are stored.
    public func stream(of subject: SubjectID) -> PackedStream? {
        contents.withLock { $0.stream(of: subject) }
    }

    /// Lends the subject's events in packed form; `false` when none are stored.
    public func read(
        _ subject: SubjectID,
        using workspace: inout StreamWorkspace,
        _ body: (RawSpan) throws -> Void
    ) throws(EventLogError) -> Bool {
        guard let stream = stream(of: subject) else { return false }
        try translating("reading the history of \(subject)") {
            unsafe try body(stream.bytes.span.bytes)
        }
        return true
    }

    /// The place of the subject's last event in its stream, `nil` when none are stored.
    public func lastRevision(of subject: SubjectID) -> Revision? {
        contents.withLock { $0.streams[subject] }.map { Revision(rawValue: UInt32($0.count) - 1) }
    }

    /// The subject that an alias belongs to.
    public func subject(for alias: Alias) -> SubjectID? {
        contents.withLock { $0.people.owners[alias] }
    }

    /// Every alias of a subject in the order they were learnt.
    public func aliases(of subject: SubjectID) -> [Alias] {
        contents.withLock { $0.people.aliases[subject] ?? [] }
    }

    /// Where the event with a key stands.
    public func position(of key: EventKey) -> Position? {
        contents.withLock { $0.positions[key] }
    }

    /// The name of a source by its number.
    public func sourceName(_ number: SourceNumber) -> String? {
        contents.withLock { contents in
            let index = Int(number.rawValue)
            return contents.sources.indices.contains(index) ? contents.sources[index] : nil
        }
    }

    /// Every subject with at least one event, in order, from `first` onwards, at most `limit`.
    public func subjects(from first: SubjectID, limit: Int) -> [SubjectID] {
        contents.withLock { contents in
            Array(contents.streams.keys.filter { $0 >= first }.sorted().prefix(max(0, limit)))
        }
    }

    /// Visits the packed stream of every subject in a range, in ascending order.
    public func scan(
        _ subjects: Range<SubjectID>,
        using workspace: inout StreamWorkspace,
        _ body: (SubjectID, RawSpan) throws -> Void
    ) throws(EventLogError) {
        let streams = contents.withLock { contents in
            contents.streams.keys.filter(subjects.contains).sorted()
                .compactMap { contents.stream(of: $0) }
        }
        try translating("reading the histories from \(subjects.lowerBound)") {
            for stream in streams { unsafe try body(stream.subject, stream.bytes.span.bytes) }
        }
    }

    /// The subject after the last that has events, `nil` where nobody has any.
    public func endOfSubjects() -> SubjectID? {
        contents.withLock { $0.streams.keys.max() }.map { SubjectID(rawValue: $0.rawValue + 1) }
    }

    /// Where it is said that a subject's data was destroyed; `nil` where it was not.
    public func erasure(of subject: SubjectID) -> Position? {
        contents.withLock { $0.erasures[subject] }
    }

    /// The value of a bookmark.
    public func bookmark(named name: String) -> [UInt8]? {
        contents.withLock { $0.bookmarks[name] }
    }
}
