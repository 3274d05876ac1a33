internal import EventModel
internal import LMDB

/// What the records of a damaged log still say, one by one.
struct LogSurvey {
    /// A record that does not open.
    struct Unopened {
        /// Its header, where that can be read.
        var header: RecordHeader?
        /// Why it does not open.
        var reason: String
        /// Whether it may be as it was, and only its key is gone.
        var hasNoKey = false
        /// Whether it is from before its person's keys were renewed, and has no key of its own.
        var isOlder = false
    }

    /// An event that speaks of another.
    struct Mark {
        let position: Position
        let subject: SubjectID
        let target: Position
    }

    /// The places whose records do not open.
    private(set) var unopened: [UInt64: Unopened] = [:]
    /// Records that were destroyed, as a redaction says.
    private(set) var destroyed: Set<UInt64> = []
    /// The redactions that can be read, by place.
    private var redactions: [UInt64: Redaction] = [:]
    /// The last redaction of each person.
    private(set) var lastRedactions: [SubjectID: Position] = [:]
    /// Whose records open.
    private(set) var subjects: Set<SubjectID> = []
    /// The events that speak of others.
    private(set) var marks: [Mark] = []
    /// Whose data the registry says is destroyed.
    private(set) var erased: Set<SubjectID> = []
    /// How many sources the events have, by their greatest number.
    private(set) var sourceCount = 0
    /// The revision that each subject comes to next.
    private var revisions: [SubjectID: UInt32] = [:]
    /// The last subject that was met.
    private(set) var last = SubjectID.registry
    private var damagedCount: UInt64 = 0
    private var lastRecorded: Int64?

    /// More sources than anybody has; a greater number is damage.
    private static let mostSources = 1 << 16

    /// Why a record of a person whose key is not in the vault can not be opened.
    private struct NoKey: Error {}
    /// Why a record from before its person's keys were renewed can not be opened.
    private struct NoOwnKey: Error {}

    /// Opens a record, or says why it does not open.
    static func open(
        _ record: [UInt8],
        at position: Position,
        _ people: SalvagedPeople
    ) throws -> (header: RecordHeader, payload: [UInt8]) {
        let bytes = unsafe record.span.bytes
        let header = try Record.header(of: bytes, at: position)
        guard header.subject.isPerson else {
            return (header, try Record.checkedPayload(of: bytes, at: position))
        }
        guard people.keys[header.subject] != nil else { throw NoKey() }
        var plain: [UInt8] = []
        guard let key = people.key(of: bytes, header), Record.open(bytes, with: key, to: &plain)
        else {
            if people.isOlder(header), people.kept[position.rawValue] == nil { throw NoOwnKey() }
            throw CodecError(offset: RecordHeader.byteCount, reason: "record was altered")
        }
        return (header, plain)
    }

    /// Takes up the next record, opened with the keys of the vault.
    mutating func add(
        _ reading: SalvageFile.Reading,
        at position: Position,
        _ people: SalvagedPeople
    ) {
        let record: [UInt8]
        switch reading {
        case .value(let bytes): record = bytes
        case .missing: return note(nil, "it is missing", at: position)
        case .unreadable: return note(nil, "its page can not be read", at: position)
        }
        let header = try? unsafe Record.header(of: record.span.bytes, at: position)
        do {
            let (header, payload) = try Self.open(record, at: position, people)
            guard lastRecorded.map({ $0 < header.recorded.instant.microseconds }) ?? true else {
                return note(header, "it was taken in before the one before it", at: position)
            }
            try take(header.type, payload, of: header.subject, at: position)
            lastRecorded = header.recorded.instant.microseconds
            go(behind: header)
        } catch is NoKey {
            noteKeyless(header, at: position, dealt: people.next)
        } catch is NoOwnKey {
            if let header { go(behind: header) }
            unopened[position.rawValue] = Unopened(
                header: header,
                reason: "its own key is lost",
                isOlder: true
            )
        } catch {
            note(header, "it was altered", at: position)
        }
    }

    /// Takes up an event that was read elsewhere in the place of its record.
    mutating func mend(_ event: MendedEvent, at position: Position) throws {
        try take(event.type, event.payload, of: event.subject, at: position)
        // One that may have been destroyed is decided on when all redactions are read.
        if unopened[position.rawValue]?.isOlder != true { unopened[position.rawValue] = nil }
    }

    /// Takes note that an event stands elsewhere in the place of its record.
    mutating func settleMended(at place: UInt64) {
        unopened[place] = nil
    }

    /// Takes note of records that were destroyed, as the redactions say that can be read; gives
    /// their places.
    mutating func settleDestroyed() -> Set<UInt64> {
        var said = redactions
        var left = Array(redactions.keys)
        while let place = left.popLast() {
            for replacement in said[place]?.replacements ?? [] {
                let target = replacement.position.rawValue
                guard headerOfOlder(target) != nil else { continue }
                destroyed.insert(target)
                unopened[target] = nil
                // A redaction that was redacted goes on saying what is left of it.
                guard said[target] == nil, let inner = Self.redaction(in: replacement.payload)
                else { continue }
                said[target] = inner
                left.append(target)
            }
        }
        return destroyed
    }

    private func headerOfOlder(_ place: UInt64) -> RecordHeader? {
        guard let record = unopened[place], record.isOlder else { return nil }
        return record.header
    }

    private static func redaction(in bytes: [UInt8]) -> Redaction? {
        guard let payload = try? unsafe Payload(bytes.span.bytes) else { return nil }
        return try? Redaction(decoding: payload.body)
    }

    /// Counts the places behind the last record, up to `end`, as missing.
    mutating func extend(from position: UInt64, to end: UInt64) {
        for place in position..<max(end, position) {
            note(nil, "it is missing", at: Position(rawValue: place))
        }
    }

    private mutating func take(
        _ type: EventType,
        _ bytes: [UInt8],
        of subject: SubjectID,
        at position: Position
    ) throws {
        let payload = try unsafe Payload(bytes.span.bytes)
        let source = Int(payload.source.rawValue)
        guard payload.target.map({ $0 < position }) ?? true, source < Self.mostSources,
            String(validating: payload.id) != nil
        else { throw CodecError(offset: 0, reason: "payload is none of the store's") }
        if type == .erasure, !subject.isPerson {
            var body = ByteReader(payload.body)
            erased.insert(SubjectID(rawValue: try body.uint64()))
        }
        if type == .redaction {
            redactions[position.rawValue] = try Redaction(decoding: payload.body)
            lastRedactions[subject] = max(lastRedactions[subject] ?? position, position)
        }
        if let target = payload.target {
            marks.append(Mark(position: position, subject: subject, target: target))
        }
        sourceCount = max(sourceCount, source + 1)
        subjects.insert(subject)
    }

    /// A record whose key is gone is believed to be whole where its header goes on from those
    /// before: nobody can tell of its payload, nor read it.
    ///
    /// Persons are dealt one after the other, also those whom an older vault does not know.
    private mutating func noteKeyless(
        _ header: RecordHeader?,
        at position: Position,
        dealt next: UInt64
    ) {
        guard let header, header.subject.rawValue < max(next, last.rawValue + 2 + damagedCount),
            case let revision = revisions[header.subject] ?? 0,
            header.revision.rawValue >= revision,
            UInt64(header.revision.rawValue - revision) <= damagedCount
        else { return note(nil, "it was altered", at: position) }
        go(behind: header)
        unopened[position.rawValue] = Unopened(
            header: header,
            reason: "the key of its person is lost",
            hasNoKey: true
        )
    }

    private mutating func go(behind header: RecordHeader) {
        revisions[header.subject] = header.revision.rawValue &+ 1
        last = max(last, header.subject)
    }

    private mutating func note(_ header: RecordHeader?, _ reason: String, at position: Position) {
        damagedCount += 1
        unopened[position.rawValue] = Unopened(header: header, reason: reason)
    }
}
