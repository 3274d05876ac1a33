internal import EventModel
internal import LMDB

/// One write transaction being filled: places are dealt here, bytes are sealed at the end.
///
/// A request is planned completely before anything of it is written, so a refusal leaves no trace.
struct AppendBatch: ~Copyable {
    let files: LogFiles
    let names: SourceNames
    var txn: WriteTransaction
    var cache: BoundedCache<Alias, SubjectID>
    /// The store's clock when the batch began.
    let now: Instant
    /// The place of the batch's first event.
    let first: Position
    /// The time of the last event, the batch's included.
    var lastRecorded: Int64
    var events: [PendingEvent] = []
    /// The payloads of all events, one behind the other.
    var plaintext: [UInt8] = []
    var streams: [SubjectID: PendingStream] = [:]
    var additions = Vault.Additions()
    var newAliases: [Alias: SubjectID] = [:]
    var newSources: [(SourceNumber, String)] = []
    /// The number that the next new subject gets, read when it is first needed.
    var nextSubject: SubjectID?
    var indexKey: [UInt8] = []

    init(
        files: LogFiles, names: SourceNames, cache: consuming BoundedCache<Alias, SubjectID>,
        now: Instant
    ) throws {
        // Whatever may throw comes first: a noncopyable value is initialised in one go.
        let txn = try files.environment.beginWrite()
        let end = try files.end(in: txn)
        try names.refresh(in: txn)
        self.files = files
        self.names = names
        self.txn = txn
        self.cache = cache
        self.now = now
        first = end.next
        lastRecorded = end.recorded?.instant.microseconds ?? Int64.min
    }

    /// The place of the next event.
    var next: Position { Position(rawValue: first.rawValue + UInt64(events.count)) }

    /// Keeps or forgets a bookmark in this transaction.
    mutating func set(_ bookmark: Bookmark) throws {
        let key = LogFiles.bookmarkKey(bookmark.name)
        if let value = bookmark.value {
            unsafe try txn.put(value.span.bytes, forKey: key.span.bytes, in: files.meta)
        } else {
            _ = unsafe try txn.delete(forKey: key.span.bytes, in: files.meta)
        }
    }

    /// Gives an event its place and its time.
    mutating func place(_ event: NewEvent, as resolved: ResolvedEvent) throws -> Placement {
        let source = try number(ofSource: event.key.source)
        let start = plaintext.count
        Payload.append(event, source: source, target: resolved.target, to: &plaintext)
        lastRecorded = max(now.microseconds, lastRecorded &+ 1)
        let recorded = RecordedTime(Instant(microseconds: lastRecorded))
        let position = next
        var stream = try stream(of: resolved.subject)
        let revision = Revision(rawValue: stream.head.eventCount)
        stream.head.eventCount += 1
        stream.head.lastPosition = position
        stream.head.lastRecorded = recorded
        streams[resolved.subject] = stream
        let header = RecordHeader(
            type: event.type, isSealed: resolved.subject.isPerson, revision: revision,
            subject: resolved.subject, recorded: recorded, position: position)
        events.append(PendingEvent(header: header, payload: start..<plaintext.count))
        try index(event.key, source: source, at: position)
        return Placement(
            position: position, subject: resolved.subject, revision: revision,
            recorded: recorded, isDuplicate: false)
    }

    /// The stream's state with what the batch added so far.
    func stream(of subject: SubjectID) throws -> PendingStream {
        if let stream = streams[subject] { return stream }
        let head = try files.head(of: subject, in: txn) ?? .empty
        let isNew = additions.subjects.last { $0.0 == subject }
        let keys = try isNew?.1 ?? files.keys(of: subject)
        return PendingStream(committed: head, head: head, keys: keys)
    }

    private mutating func index(
        _ key: EventKey, source: SourceNumber, at position: Position
    ) throws {
        writeIndexKey(key.id, source: source)
        let indexKey = indexKey
        var value: [UInt8] = []
        value.append(littleEndian: position.rawValue)
        unsafe try txn.put(value.span.bytes, forKey: indexKey.span.bytes, in: files.index)
    }

    mutating func writeIndexKey(_ id: String, source: SourceNumber) {
        IndexKey.write(
            source: source, id: id, pseudonyms: files.vault.key.idPseudonym, to: &indexKey)
    }

    private mutating func number(ofSource name: String) throws -> SourceNumber {
        if let number = knownNumber(ofSource: name) { return number }
        let number = SourceNumber(rawValue: UInt32(names.knownNumbers().count + newSources.count))
        let bytes = Array(name.utf8)
        unsafe try txn.put(bytes.span.bytes, forKey: UInt64(number.rawValue), in: files.sources)
        newSources.append((number, name))
        return number
    }

    /// The number of a source that is stored or added by this batch.
    func knownNumber(ofSource name: String) -> SourceNumber? {
        newSources.first { $0.1 == name }?.0 ?? names.knownNumber(of: name)
    }
}
