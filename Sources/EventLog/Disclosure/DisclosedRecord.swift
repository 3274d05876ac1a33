internal import Crypto
public import EventModel

/// One record with the key that opens it and no other: what is shown of a log to one reader.
///
/// Whether the record is in a log, a proof says; this says what stands in it.
public struct DisclosedRecord: Hashable, Sendable {
    /// The record as it is hashed.
    public let record: [UInt8]
    /// The record's own key, 32 bytes; `nil` for the registry's, which are not sealed.
    public let key: [UInt8]?

    /// A record and its opened payload.
    public struct Opened: Hashable, Sendable {
        /// The readable header.
        public let header: RecordHeader
        /// The payload in the encoding of ``EventModel/Payload``.
        public let payload: [UInt8]

        /// Puts an opened record together.
        public init(header: RecordHeader, payload: [UInt8]) {
            self.header = header
            self.payload = payload
        }
    }

    /// Takes a record and a key as somebody states them; ``opened()`` finds out.
    public init(record: [UInt8], key: [UInt8]?) {
        self.record = record
        self.key = key
    }

    /// The readable header, before anything is opened; throws `.damaged` where it is none.
    public func header() throws(EventLogError) -> RecordHeader {
        try translating("reading a record that was disclosed") {
            var reader = unsafe ByteReader(record.span.bytes)
            return try RecordHeader(from: &reader)
        }
    }

    /// Opens the payload; throws `.damaged` where the key is another record's, or something was
    /// altered.
    public func opened() throws(EventLogError) -> Opened {
        try translating("opening a record that was disclosed") {
            let record = unsafe record.span.bytes
            var reader = ByteReader(record)
            let header = try RecordHeader(from: &reader)
            guard header.isSealed == header.subject.isPerson, header.isSealed == (key != nil) else {
                throw CodecError(offset: 2, reason: "record is sealed where it should not be")
            }
            guard let key else {
                let content = try Check(key: header.position.rawValue).verified(record)
                let payload = content.extracting(RecordHeader.byteCount..<content.byteCount)
                return Opened(header: header, payload: [UInt8](copying: payload))
            }
            var plain: [UInt8] = []
            guard key.count == SealingKey.byteCount,
                Record.open(record, with: SealingKey(key.span), to: &plain)
            else {
                throw CodecError(
                    offset: RecordHeader.byteCount,
                    reason: "the key does not open the record"
                )
            }
            return Opened(header: header, payload: plain)
        }
    }

    /// The event that the record states; `nil` where its bytes are not what a store writes.
    ///
    /// What the source is called is the word of whoever discloses: records have its number.
    public func event(sourceName: (SourceNumber) -> String?) throws(EventLogError) -> Event? {
        let opened = try opened()
        return try translating("reading a record that was disclosed") {
            try Record.event(opened.header, payload: opened.payload) { sourceName($0) }
        }
    }
}

extension LMDBEventStore {
    /// The record at a position with its own key.
    ///
    /// Throws `.keyMissing` where the person or the record was erased, `.damaged` where the record
    /// does not open.
    public func disclose(_ position: Position) throws(EventLogError) -> DisclosedRecord {
        try translating("disclosing the record at position \(position)") {
            guard let record = try record(at: position) else {
                throw EventLogError.damaged("the log, which lacks position \(position),")
            }
            let bytes = unsafe record.span.bytes
            let header = try Record.header(of: bytes, at: position)
            var key: SealingKey?
            if header.subject.isPerson {
                let keys = try files.vault.keys(of: header.subject)
                key = try files.vault.key(of: bytes, header, from: keys)
                if key == nil, position < keys.since {
                    throw EventLogError(
                        .keyMissing,
                        "the record at position \(position) was erased; nobody can open it"
                    )
                }
            }
            let disclosed = DisclosedRecord(record: record, key: key.map(\.array))
            _ = try disclosed.opened()
            return disclosed
        }
    }
}

extension LMDBEventStore {
    /// The record at a position with its own key, and without one where the record was erased.
    public func discloseIfLeft(_ position: Position) throws(EventLogError) -> DisclosedRecord {
        do {
            return try disclose(position)
        } catch {
            guard error.code == .keyMissing, let record = try record(at: position) else {
                throw error
            }
            return DisclosedRecord(record: record, key: nil)
        }
    }
}

extension SealingKey {
    /// The key's bytes as an array.
    fileprivate var array: [UInt8] { bytes.indices.map { bytes[$0] } }
}
