internal import Crypto
internal import EventModel
internal import LMDB

extension AppendBatch {
    /// Where the event with a key stands, in the log or in this batch.
    mutating func position(of key: EventKey) throws -> Position? {
        guard let source = knownNumber(ofSource: key.source) else { return nil }
        return try position(ofID: key.id, source: source)
    }

    mutating func position(ofID id: String, source: SourceNumber) throws -> Position? {
        writeIndexKey(id, source: source)
        guard
            let value = unsafe try txn.value(in: files.index, forKey: indexKey.span.bytes)
        else { return nil }
        var reader = ByteReader(value)
        return Position(rawValue: try reader.uint64())
    }

    /// The header of the event at a position that the index named.
    func header(at position: Position) throws -> RecordHeader {
        if position >= first {
            return events[Int(position.rawValue - first.rawValue)].header
        }
        guard let record = try txn.value(in: files.log, forKey: position.rawValue) else {
            throw EventLogError.damaged("the index, which names position \(position)")
        }
        var reader = ByteReader(record)
        return try RecordHeader(from: &reader)
    }

    /// The payload of the event at a position that the index named.
    func payload(at position: Position) throws -> [UInt8] {
        if position >= first {
            return Array(plaintext[events[Int(position.rawValue - first.rawValue)].payload])
        }
        guard let record = try txn.value(in: files.log, forKey: position.rawValue) else {
            throw EventLogError.damaged("the index, which names position \(position)")
        }
        return try Record.payload(of: record, keys: files.keys)
    }

    /// Compares an event with the one stored under its key.
    mutating func resolveDuplicate(
        _ event: NewEvent, at position: Position
    ) throws -> ResolvedEvent {
        let stored = try header(at: position)
        let placement = Placement(
            position: position, subject: stored.subject, revision: stored.revision,
            recorded: stored.recorded, isDuplicate: true)
        guard try hasSameContent(event, as: stored) else {
            throw AppendRefusal.differentContent(event.key, at: position)
        }
        return ResolvedEvent(subject: stored.subject, duplicateOf: placement)
    }

    private mutating func hasSameContent(
        _ event: NewEvent, as stored: RecordHeader
    ) throws -> Bool {
        guard event.type == stored.type,
            let source = knownNumber(ofSource: event.key.source)
        else { return false }
        var target: Position?
        if let named = event.target {
            do {
                target = try resolve(named)
            } catch is AppendRefusal {
                return false
            }
        }
        guard try destination(event.destination, is: stored.subject, target: target) else {
            return false
        }
        var payload: [UInt8] = []
        Payload.append(event, source: source, target: target, to: &payload)
        return try self.payload(at: stored.position) == payload
    }

    private mutating func destination(
        _ destination: NewEvent.Destination, is subject: SubjectID, target: Position?
    ) throws -> Bool {
        switch destination {
        case .subject(let named): named == subject
        case .person(let alias): try knownSubject(for: alias, TentativeIdentities()) == subject
        case .subjectOfTarget: try target.map { try header(at: $0).subject == subject } ?? false
        }
    }

    /// Refuses a request whose writer did not know of a stream's last events.
    mutating func check(_ expectation: Expectation) throws {
        let subject: SubjectID
        switch expectation.stream {
        case .subject(let named): subject = named
        case .person(let alias):
            guard let known = try knownSubject(for: alias, TentativeIdentities()) else {
                return try check(
                    expectation.revision, of: nil, head: .empty)
            }
            subject = known
        }
        let head = try streams[subject]?.head ?? files.head(of: subject, in: txn) ?? .empty
        try check(expectation.revision, of: subject, head: head)
    }

    private mutating func check(
        _ expected: ExpectedRevision, of subject: SubjectID?, head: Head
    ) throws {
        let known: UInt32
        switch expected {
        case .any: return
        case .none: known = 0
        case .exactly(let revision): known = revision.rawValue &+ 1
        }
        guard head.eventCount != known else { return }
        throw AppendRefusal.conflict(
            subject: subject, expected: expected, actual: head.revision,
            events: try subject.map { (subject) in
                try events(of: subject, from: Revision(rawValue: known), head: head)
            } ?? [])
    }

    /// The events of a stream that a writer did not know of, the batch's own included.
    private func events(
        of subject: SubjectID, from revision: Revision, head: Head
    ) throws -> [Event] {
        guard head.eventCount > revision.rawValue else { return [] }
        var found: [Event] = []
        if let stored = try files.stream(of: subject, in: txn) {
            found = try stored.events(from: revision) { names.knownName($0) }
        }
        for pending in events where pending.header.subject == subject {
            guard pending.header.revision >= revision else { continue }
            found.append(
                try Record.event(pending.header, payload: plaintext[pending.payload]) { number in
                    newSources.first { $0.0 == number }?.1 ?? names.knownName(number)
                })
        }
        return found
    }
}
