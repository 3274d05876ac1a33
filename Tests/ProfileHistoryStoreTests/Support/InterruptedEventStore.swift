import EventLog
import EventModel
import Synchronization

/// A log in memory that lets somebody else in once, just before it stores what it is given.
final class InterruptedEventStore: EventStore {
    private let log: any EventStore
    private let interruption = Mutex<(@Sendable () -> Void)?>(nil)

    init(clock: RecordingClock) {
        log = InMemoryEventStore(clock: clock)
    }

    /// Runs `body` before the next events are stored.
    func interrupt(with body: @escaping @Sendable () -> Void) {
        interruption.withLock { $0 = body }
    }

    func submit(
        _ requests: [AppendRequest],
        bookmark: Bookmark?,
        completion: @escaping @Sendable (Result<[AppendOutcome], EventLogError>) -> Void
    ) {
        let body = interruption.withLock { held in
            let body = held
            held = nil
            return body
        }
        body?()
        log.submit(requests, bookmark: bookmark, completion: completion)
    }

    func nextPosition() throws(EventLogError) -> Position { try log.nextPosition() }

    func events(from position: Position, limit: Int) throws(EventLogError) -> [Event] {
        try log.events(from: position, limit: limit)
    }

    func stream(of subject: SubjectID) throws(EventLogError) -> PackedStream? {
        try log.stream(of: subject)
    }

    func read(
        _ subject: SubjectID,
        using workspace: inout StreamWorkspace,
        _ body: (RawSpan) throws -> Void
    ) throws(EventLogError) -> Bool {
        try log.read(subject, using: &workspace, body)
    }

    func lastRevision(of subject: SubjectID) throws(EventLogError) -> Revision? {
        try log.lastRevision(of: subject)
    }

    func subject(for alias: Alias) throws(EventLogError) -> SubjectID? {
        try log.subject(for: alias)
    }

    func aliases(of subject: SubjectID) throws(EventLogError) -> [Alias] {
        try log.aliases(of: subject)
    }

    func position(of key: EventKey) throws(EventLogError) -> Position? {
        try log.position(of: key)
    }

    func sourceName(_ number: SourceNumber) throws(EventLogError) -> String? {
        try log.sourceName(number)
    }

    func subjects(from first: SubjectID, limit: Int) throws(EventLogError) -> [SubjectID] {
        try log.subjects(from: first, limit: limit)
    }

    func scan(
        _ subjects: Range<SubjectID>,
        using workspace: inout StreamWorkspace,
        _ body: (SubjectID, RawSpan) throws -> Void
    ) throws(EventLogError) {
        try log.scan(subjects, using: &workspace, body)
    }

    func endOfSubjects() throws(EventLogError) -> SubjectID? {
        try log.endOfSubjects()
    }

    func erasure(of subject: SubjectID) throws(EventLogError) -> Position? {
        try log.erasure(of: subject)
    }

    func bookmark(named name: String) throws(EventLogError) -> [UInt8]? {
        try log.bookmark(named: name)
    }
}
