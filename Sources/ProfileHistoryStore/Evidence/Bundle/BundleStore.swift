internal import EventLog
internal import EventModel

/// The streams of a bundle, to be read as a log is: what a question is answered from again.
///
/// It holds one person and the registry. It takes no events, and knows nobody's number.
struct BundleStore: EventStore {
    private let streams: [SubjectID: PackedStream]
    private let sources: [String]
    private let end: Position

    /// Packs records that were opened, in the order of their positions.
    init(_ records: [DisclosedRecord.Opened], sources: [String]) {
        var writers: [SubjectID: StreamWriter] = [:]
        for record in records {
            writers[record.header.subject, default: StreamWriter()].append(
                position: record.header.position,
                recorded: record.header.recorded,
                type: record.header.type,
                payload: record.payload.span
            )
        }
        streams = Dictionary(
            uniqueKeysWithValues: writers.map { subject, writer in
                (subject, PackedStream(subject: subject, bytes: writer.bytes))
            }
        )
        self.sources = sources
        end = records.last?.header.position.next ?? .first
    }

    func submit(
        _ requests: [AppendRequest],
        bookmark: Bookmark?,
        completion: @escaping @Sendable (Result<[AppendOutcome], EventLogError>) -> Void
    ) {
        completion(.failure(EventLogError(.closed, "a bundle takes no events")))
    }

    func nextPosition() -> Position { end }

    func events(from position: Position, limit: Int) throws(EventLogError) -> [Event] {
        throw EventLogError(.closed, "a bundle holds one person's events and is no log")
    }

    func stream(of subject: SubjectID) -> PackedStream? { streams[subject] }

    func read(
        _ subject: SubjectID,
        using workspace: inout StreamWorkspace,
        _ body: (RawSpan) throws -> Void
    ) throws(EventLogError) -> Bool {
        guard let stream = streams[subject] else { return false }
        do {
            unsafe try body(stream.bytes.span.bytes)
        } catch {
            throw EventLogError(.damaged, "the bundle's events do not decode", cause: error)
        }
        return true
    }

    func lastRevision(of subject: SubjectID) throws(EventLogError) -> Revision? {
        guard let stream = streams[subject] else { return nil }
        var last: Revision?
        do {
            var reader = unsafe StreamReader(stream.bytes.span.bytes)
            while let entry = try reader.next() { last = entry.revision }
        } catch {
            throw EventLogError(.damaged, "the bundle's events do not decode", cause: error)
        }
        return last
    }

    func subject(for alias: Alias) -> SubjectID? { nil }

    func aliases(of subject: SubjectID) -> [Alias] { [] }

    func position(of key: EventKey) -> Position? { nil }

    func sourceName(_ number: SourceNumber) -> String? {
        let index = Int(number.rawValue)
        return sources.indices.contains(index) ? sources[index] : nil
    }

    func subjects(from first: SubjectID, limit: Int) -> [SubjectID] {
        Array(streams.keys.filter { $0 >= first }.sorted().prefix(limit))
    }

    func scan(
        _ subjects: Range<SubjectID>,
        using workspace: inout StreamWorkspace,
        _ body: (SubjectID, RawSpan) throws -> Void
    ) throws(EventLogError) {
        for subject in self.subjects(from: subjects.lowerBound, limit: .max)
        where subject < subjects.upperBound {
            _ = try read(subject, using: &workspace) { try body(subject, $0) }
        }
    }

    func endOfSubjects() -> SubjectID? {
        streams.keys.max().map { SubjectID(rawValue: $0.rawValue + 1) }
    }

    func erasure(of subject: SubjectID) -> Position? { nil }

    func bookmark(named name: String) -> [UInt8]? { nil }
}
