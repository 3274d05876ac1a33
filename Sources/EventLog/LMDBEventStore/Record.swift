internal import Crypto
internal import EventModel

/// Record bytes: a readable header, then the payload, sealed for persons and checked for others.
enum Record {
    /// Writes records one behind the other.
    struct Writer: ~Copyable {
        /// The records so far.
        private(set) var bytes: [UInt8] = []
        private var nonces = Nonces()
        private var context: [UInt8] = []

        /// Makes room for this many bytes.
        init(byteCount: Int) {
            bytes.reserveCapacity(byteCount)
            context.reserveCapacity(RecordHeader.byteCount)
        }

        /// Gives the records away.
        consuming func finish() -> [UInt8] { bytes }

        /// Adds one record; `keys` are the subject's, `nil` for the registry.
        mutating func append(_ header: RecordHeader, payload: RawSpan, keys: SubjectKeys?) {
            guard let keys else {
                let start = bytes.count
                header.append(to: &bytes)
                bytes.append(copying: payload)
                return Check(key: header.position.rawValue).end(&bytes, from: start)
            }
            context.removeAll(keepingCapacity: true)
            header.append(to: &context)
            bytes.append(contentsOf: context)
            let context = context
            let nonce = nonces.next()
            unsafe Sealer.seal(
                payload,
                with: AESGCM.derived(from: keys.records, nonce: nonce),
                nonce: nonce,
                authenticating: context.span.bytes,
                to: &bytes
            )
        }
    }

    /// How many bytes a record takes.
    static func byteCount(payload: Int, isSealed: Bool) -> Int {
        RecordHeader.byteCount + payload + (isSealed ? Sealer.overhead : Check.byteCount)
    }

    /// Reads the header of the record that stands at a position.
    ///
    /// It is believed only once the payload has been opened, which authenticates it.
    static func header(of record: RawSpan, at position: Position) throws -> RecordHeader {
        var reader = ByteReader(record)
        let header = try RecordHeader(from: &reader)
        guard header.position == position, header.isSealed == header.subject.isPerson else {
            throw CodecError(offset: 0, reason: "record at position \(position) is another's")
        }
        return header
    }

    /// A record that was read.
    struct Opened {
        let header: RecordHeader
        /// The payload; `nil` where it was destroyed, so that nobody can open it any more.
        let payload: [UInt8]?
    }

    /// Reads the record that stands at a position and opens its payload.
    static func open(
        _ record: RawSpan,
        at position: Position,
        vault: Vault
    ) throws -> Opened {
        let header = try header(of: record, at: position)
        guard header.subject.isPerson else {
            return Opened(header: header, payload: try checkedPayload(of: record, at: position))
        }
        let keys = try vault.keys(of: header.subject)
        let key = try vault.key(of: record, header, from: keys)
        if key == nil, position < keys.since { return Opened(header: header, payload: nil) }
        var plain: [UInt8] = []
        guard let key, open(record, with: key, to: &plain) else {
            throw CodecError(
                offset: RecordHeader.byteCount,
                reason: "record at \(position) was altered"
            )
        }
        return Opened(header: header, payload: plain)
    }

    /// The payload of a record that is not sealed.
    static func checkedPayload(of record: RawSpan, at position: Position) throws -> [UInt8] {
        let content = try Check(key: position.rawValue).verified(record)
        return [UInt8](copying: content.extracting(RecordHeader.byteCount..<content.byteCount))
    }

    /// The key that opens one record and no other; `nil` where the record is too short for one.
    static func key(of record: RawSpan, from keys: SubjectKeys) -> SealingKey? {
        key(of: record, from: keys.records)
    }

    /// The same from the one of a subject's keys that it takes.
    static func key(of record: RawSpan, from key: SealingKey) -> SealingKey? {
        let start = RecordHeader.byteCount
        guard record.byteCount >= start + Nonce.byteCount else { return nil }
        return AESGCM.derived(from: key, nonce: Nonce(in: record, at: start))
    }

    /// Opens a sealed record with its own key and adds the payload to `plain`; `false`, and nothing
    /// added, where the record was altered or the key is another's.
    static func open(_ record: RawSpan, with key: SealingKey, to plain: inout [UInt8]) -> Bool {
        guard record.byteCount >= RecordHeader.byteCount else { return false }
        let context = record.extracting(0..<RecordHeader.byteCount)
        let sealed = record.extracting(RecordHeader.byteCount..<record.byteCount)
        return Sealer.open(sealed, with: key, authenticating: context, to: &plain)
    }

    /// Decodes a header and an opened payload.
    static func event(
        _ header: RecordHeader,
        payload: some Collection<UInt8>,
        sourceName: (SourceNumber) throws -> String?
    ) throws -> Event {
        let bytes = Array(payload)
        let decoded = try unsafe Payload(bytes.span.bytes)
        guard let name = try sourceName(decoded.source),
            let event = Event(
                decoded,
                position: header.position,
                subject: header.subject,
                revision: header.revision,
                recorded: header.recorded,
                type: header.type,
                sourceName: name
            )
        else { throw EventLogError.damaged("the record at position \(header.position)") }
        return event
    }
}
