internal import EventModel
internal import LMDB
internal import TransparencyLog

/// One write transaction being filled: places are dealt here, bytes are sealed at the end.
///
/// A request is planned completely before it gets a place, and what planning wrote to the index is
/// taken back when the request is refused, so a refusal leaves no trace.
struct AppendBatch: ~Copyable {
    let files: LogFiles
    let store: StoreFiles
    var txn: WriteTransaction
    /// The sources, with those that the batch adds.
    var sources: SourceNames.Known
    /// Who the subjects are, with those that the batch adds.
    var people: BatchPeople
    /// The store's clock when the batch began.
    let now: Instant
    /// The place of the batch's first event.
    let first: Position
    /// The tree over the records before the batch.
    let tree: TreeFrontier
    /// The time of the last event, the batch's included.
    var lastRecorded: Int64?
    var events: [PendingEvent] = []
    /// How many persons were erased before the batch.
    let erasedCount: Int
    /// Whose data is to be destroyed, and where that is said.
    var erasure: (subject: SubjectID, position: Position)?
    /// Of whose data parts are to be destroyed, and where that is said.
    var redaction: (subject: SubjectID, position: Position)?
    /// The payloads of all events, one behind the other.
    var plaintext: [UInt8] = []
    var streams: [PendingStream] = []
    var streamIndices: [SubjectID: Int] = [:]
    /// The streams of the persons who had events in this batch, by the alias that was used.
    var personStreams: [Alias: Int] = [:]
    /// Records being sealed, in the order of their positions.
    let records = ParallelJobs<SealedRecords>()
    /// How many of the events have been given to ``records``.
    var sealedCount = 0
    /// The events of the request at hand whose keys are in the index already.
    var claims: [Int] = []
    /// The last source that was asked for; most batches have one.
    var lastSource: (name: ExactText, number: SourceNumber)?
    /// Reused for every key and value of the index.
    var indexKey: [UInt8] = []
    var indexValue: [UInt8] = []

    /// Begins a write transaction, after waiting for the one before it, in whatever process.
    init(
        files store: StoreFiles,
        names: SourceNames,
        cache: consuming BoundedCache<Alias, SubjectID>,
        filledWhenErased knownErasures: Int = 0,
        now: () -> Instant
    ) throws {
        // Whatever may throw comes first: a noncopyable value is initialised in one go.
        let txn = try store.environment.beginWrite()
        let files = try store.live(in: txn)
        try store.noteRedactions(in: txn)
        let end = try files.end(in: txn)
        try files.vault.undoUnfinished(next: end.next)
        let sources = try names.all(in: txn)
        let tree = try files.tree(before: end.next, in: txn)
        let erasedCount = try txn.statistics(of: store.erased).entryCount
        // Somebody may have been erased by another process, and her aliases be remembered here.
        let known = erasedCount == knownErasures ? cache : BoundedCache(capacity: cache.capacity)
        let people = try BatchPeople(vault: files.vault, cache: known)
        self.files = files
        self.store = store
        self.erasedCount = erasedCount
        self.txn = txn
        self.sources = sources
        self.people = people
        self.now = now()
        first = end.next
        self.tree = tree
        lastRecorded = end.recorded?.instant.microseconds
    }

    /// The place of the next event.
    var next: Position { Position(rawValue: first.rawValue + UInt64(events.count)) }

    /// Makes room for this many events.
    mutating func reserve(eventCount: Int) {
        events.reserveCapacity(eventCount)
        plaintext.reserveCapacity(eventCount * Self.typicalPayloadByteCount)
    }

    private static var typicalPayloadByteCount: Int { 64 }

    /// Keeps or forgets a bookmark in this transaction.
    mutating func set(_ bookmark: Bookmark) throws {
        let key = LogFiles.bookmarkKey(bookmark.name)
        if let value = bookmark.value {
            unsafe try txn.putChecked(value, forKey: key.span.bytes, in: files.meta)
        } else {
            _ = unsafe try txn.delete(forKey: key.span.bytes, in: files.meta)
        }
    }

    /// Gives an event its place and its time, unless it stands somewhere already.
    mutating func place(_ event: NewEvent, as plan: PlannedEvent) throws -> Placement {
        if let placement = plan.duplicateOf { return placement }
        let source = try numberForStoring(event, as: plan)
        let start = plaintext.count
        Payload.append(event, source: source, target: plan.target, to: &plaintext)
        let index = try stream(for: event, as: plan)
        let position = next
        let recorded = nextRecorded()
        let revision = Revision(rawValue: streams[index].head.eventCount)
        streams[index].head.eventCount += 1
        streams[index].head.lastPosition = position
        streams[index].head.lastRecorded = recorded
        let header = RecordHeader(
            type: event.type,
            isSealed: plan.subject.isPerson,
            revision: revision,
            subject: plan.subject,
            recorded: recorded,
            position: position
        )
        if plan.source == nil {
            // No event of a new source is stored, so planning had nothing to look up.
            guard try claim(event.key, source: source, at: position) == nil else {
                throw EventLogError.damaged("the index, which knows a source that has no number")
            }
        }
        events.append(
            PendingEvent(header: header, payload: start..<plaintext.count, stream: index)
        )
        if events.count - sealedCount == Self.eventsPerJob { sealPlaced() }
        return Placement(
            position: position,
            subject: plan.subject,
            revision: revision,
            recorded: recorded,
            isDuplicate: false
        )
    }

    private mutating func nextRecorded() -> RecordedTime {
        let earliest = lastRecorded.map { Instant(microseconds: $0).adding(microseconds: 1) }
        let recorded = max(now, earliest ?? now)
        lastRecorded = recorded.microseconds
        return RecordedTime(recorded)
    }

    private mutating func stream(for event: NewEvent, as plan: PlannedEvent) throws -> Int {
        if let index = plan.stream { return index }
        let index = try stream(of: plan.subject)
        if case .person(let alias) = event.destination { personStreams[alias] = index }
        return index
    }

    /// Where the batch keeps the state of a stream, read when it is first needed.
    private mutating func stream(of subject: SubjectID) throws -> Int {
        if let index = streamIndices[subject] { return index }
        let head = try files.head(of: subject, in: txn)
        let newKeys = people.keys(ofNew: subject)
        guard head == nil || newKeys == nil else {
            throw EventLogError(
                .damaged,
                "the vault is older than the log: \(subject) is stored and would be dealt again"
            )
        }
        guard head != nil || newKeys != nil || subject == .registry else {
            throw EventLogError.damaged("the head of \(subject)")
        }
        let keys = try newKeys ?? files.keys(of: subject)
        let stream = PendingStream(
            subject: subject,
            committed: head ?? .empty,
            head: head ?? .empty,
            keys: keys
        )
        streams.append(stream)
        streamIndices[subject] = streams.count - 1
        return streams.count - 1
    }

    /// The state of a stream with what the batch added so far, `nil` when it has no events.
    func head(of subject: SubjectID) throws -> Head? {
        if let index = streamIndices[subject] { return streams[index].head }
        return try files.head(of: subject, in: txn)
    }

    /// The number of a source that is stored or added by this batch.
    mutating func number(ofSource name: String) -> SourceNumber? {
        let exact = ExactText(name)
        if let last = lastSource, last.name == exact { return last.number }
        guard let number = sources.number(of: name) else { return nil }
        lastSource = (exact, number)
        return number
    }

    private mutating func numberForStoring(
        _ event: NewEvent,
        as plan: PlannedEvent
    ) throws -> SourceNumber {
        if let number = plan.source { return number }
        // An earlier event of the same request may have brought the same source.
        if let number = number(ofSource: event.key.source) { return number }
        let number = sources.add(event.key.source)
        try txn.putChecked(
            Array(event.key.source.utf8),
            forKey: UInt64(number.rawValue),
            in: files.sources
        )
        return number
    }
}
