public import EventModel

/// An append-only log of events with a stream per subject.
///
/// Two stores conform: ``LMDBEventStore``, which is durable, and ``InMemoryEventStore``, its twin
/// for tests and trials. One conformance suite holds them to the same behaviour.
public protocol EventStore: Sendable {
    /// Hands requests to the writer and returns at once.
    ///
    /// `completion` runs on the writer's thread when the outcomes are durable, one for each
    /// request, or when the store failed, in which case nothing of the requests was stored.
    /// Requests of concurrent submissions share a transaction; each has its own outcome. The
    /// bookmark is kept with the outcomes even where every request is refused.
    func submit(
        _ requests: [AppendRequest],
        bookmark: Bookmark?,
        completion: @escaping @Sendable (Result<[AppendOutcome], EventLogError>) -> Void
    )

    /// The place that the next event will take: how many events the log holds.
    func nextPosition() throws(EventLogError) -> Position

    /// Copies the events from `position` onwards, at most `limit` of them.
    ///
    /// One short read transaction; a position at or past the end gives none. Events of a subject
    /// whose data was destroyed are left out.
    func events(from position: Position, limit: Int) throws(EventLogError) -> [Event]

    /// The subject's events in packed form, `nil` when none are stored.
    ///
    /// One read transaction, one snapshot: what a commit before the call stored is there.
    func stream(of subject: SubjectID) throws(EventLogError) -> PackedStream?

    /// Lends the subject's events in packed form for the length of `body`; `false` when none are
    /// stored.
    ///
    /// As ``stream(of:)``, without memory of its own: keep a workspace and read many streams with
    /// it. What `body` throws is thrown on, as damage of what was read unless it is an
    /// ``EventLogError``.
    func read(
        _ subject: SubjectID,
        using workspace: inout StreamWorkspace,
        _ body: (RawSpan) throws -> Void
    ) throws(EventLogError) -> Bool

    /// The place of the subject's last event in its stream, `nil` when none are stored.
    ///
    /// One look-up, whatever the stream's length.
    func lastRevision(of subject: SubjectID) throws(EventLogError) -> Revision?

    /// How far the log has come, a subject's stream, and the registry's.
    func standing(of subject: SubjectID) throws(EventLogError) -> LogStanding

    /// The number of the last commit, whoever made it; `nil` where commits are not counted.
    ///
    /// Where it is a ``LogStanding``'s, nothing has changed since that was taken.
    func lastCommit() throws(EventLogError) -> UInt64?

    /// The subject that an alias belongs to.
    func subject(for alias: Alias) throws(EventLogError) -> SubjectID?

    /// Every alias of a subject in the order they were learnt, opened from the vault.
    func aliases(of subject: SubjectID) throws(EventLogError) -> [Alias]

    /// Where the event with a key stands.
    func position(of key: EventKey) throws(EventLogError) -> Position?

    /// The name of a source by its number.
    func sourceName(_ number: SourceNumber) throws(EventLogError) -> String?

    /// The names of all sources in the order of their numbers, which have no gap.
    ///
    /// Throws `.damaged` where one of them is not as it was stored.
    func sources() throws(EventLogError) -> [String]

    /// Every subject with at least one event, in order, from `first` onwards, at most `limit`.
    func subjects(from first: SubjectID, limit: Int) throws(EventLogError) -> [SubjectID]

    /// Visits the packed stream of every subject in a range, in ascending order.
    ///
    /// One short read transaction. The bytes are lent for the length of `body`; what `body` throws
    /// ends the visit and is thrown on, as damage of what was read unless it is an
    /// ``EventLogError``. A whole population is visited range by range, so that no old pages are
    /// pinned for the whole run.
    func scan(
        _ subjects: Range<SubjectID>,
        using workspace: inout StreamWorkspace,
        _ body: (SubjectID, RawSpan) throws -> Void
    ) throws(EventLogError)

    /// The subject after the last that has events, `nil` where nobody has any.
    func endOfSubjects() throws(EventLogError) -> SubjectID?

    /// Where it is said that a subject's data was destroyed; `nil` where it was not.
    func erasure(of subject: SubjectID) throws(EventLogError) -> Position?

    /// The value of a bookmark.
    func bookmark(named name: String) throws(EventLogError) -> [UInt8]?
}
