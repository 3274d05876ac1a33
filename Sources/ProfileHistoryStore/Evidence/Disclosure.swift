public import EventLog
public import EventModel
internal import FoundationEssentials
public import JSON
internal import ProfileModel
internal import Projections
public import TransparencyLog

/// One record opened to one reader: the record, its own key, and the proof that it is in the log.
public struct Disclosure: Sendable {
    /// The proof, which holds the record's hash.
    public let proof: LogProof
    /// The record and its key.
    public let disclosed: DisclosedRecord
    /// What the event's source is called, by the word of whoever discloses.
    public let source: String

    private static let product = "profilehistory-disclosure"
    private static let format: Int64 = 1

    /// What a disclosure says, once it holds.
    public struct Opened: Sendable {
        /// Whose log it is, and how many records it has.
        public let acceptance: TrustPolicy.Acceptance
        /// The event.
        public let event: Event
    }
}

extension Disclosure {
    /// Reads a disclosure file; throws `.checkFailed` where it is none.
    public init(parsing bytes: [UInt8]) throws(StoreError) {
        guard let value = try? JSONValue(parsing: bytes), value["product"]?.string == Self.product,
            value["format"]?.int64 == Self.format,
            let record = value["record"]?.string.flatMap({ Data(base64Encoded: $0) }),
            let source = value["source"]?.string, let text = value["proof"]?.string,
            let proof = try? LogProof(parsing: Array(text.utf8))
        else { throw StoreError(.checkFailed, "not proved: the file is no disclosure") }
        let key = value["key"]?.string.flatMap { Data(base64Encoded: $0) }
        self.proof = proof
        disclosed = DisclosedRecord(record: [UInt8](record), key: key.map { [UInt8]($0) })
        self.source = source
    }

    /// The file's bytes.
    public var encoded: [UInt8] {
        var writer = JSONWriter(.pretty)
        writer.beginObject()
        writer.key("format")
        writer.integer(Self.format)
        writer.key("product")
        writer.string(Self.product)
        writer.key("source")
        writer.string(source)
        disclosed.writeMembers(to: &writer)
        writer.key("proof")
        writer.string(proof.encoded)
        writer.endObject()
        writer.newline()
        return writer.bytes
    }

    /// The event, once the record is in a log that is believed and its key opens it.
    public func verify(under policy: TrustPolicy) throws(StoreError) -> Opened {
        let acceptance: TrustPolicy.Acceptance
        do throws(TransparencyError) {
            acceptance = try proof.verify(disclosed.record, under: policy)
        } catch {
            throw StoreError(.checkFailed, "not proved: \(error)")
        }
        do throws(EventLogError) {
            if let event = try disclosed.event(sourceName: { _ in source }),
                event.position.rawValue == proof.index
            {
                return Opened(acceptance: acceptance, event: event)
            }
        } catch {
            throw StoreError(.checkFailed, "not proved: the record does not open", cause: error)
        }
        throw StoreError(.checkFailed, "not proved: the record is another than the proof is of")
    }
}

extension Disclosure.Opened {
    /// Writes the event as members of an open object: places and times, and what it states.
    public func writeMembers(to writer: inout JSONWriter) throws(StoreError) {
        let statement = try translating {
            try unsafe Statement(type: event.type, body: event.body.span.bytes)
        }
        writer.key("position")
        writer.integer(event.position.rawValue)
        writer.member("subject", event.subject.description)
        writer.key("revision")
        writer.integer(Int64(event.revision.rawValue))
        writer.key("recorded")
        writer.instant(event.recorded.instant)
        writer.member("type", event.type.name)
        writer.member("source", event.key.source)
        writer.member("id", event.key.id)
        writer.key("registered")
        writer.instant(event.registered.instant)
        writer.key("effective")
        if let effective = event.effective {
            writer.instant(effective.instant)
        } else {
            writer.null()
        }
        writer.key("of")
        if let target = event.target { writer.integer(target.rawValue) } else { writer.null() }
        // What an event states names no source.
        let names = ProvenanceNames(attributes: .builtIn, forms: .builtIn, sources: [])
        statement.writeMembers(names, to: &writer)
    }
}

extension HistoryStore {
    /// Opens one record to one reader: its payload, by its own key, with the proof.
    ///
    /// Throws `.badInput` where there is no such position, `.erased` where the person was erased,
    /// `.restricted` where the record is restricted and may be seen by none of the `roles`.
    public func disclose(
        _ position: Position,
        roles: Set<String> = []
    ) throws(StoreError) -> Disclosure {
        let keeper = try CheckpointKeeper(self)
        let subject = try keeper.subject(at: position)
        try refuseErased(subject)
        try refuseRestricted(position, of: subject, for: reader(roles))
        let proof = try prove(position)
        return try translating {
            let disclosed = try Self.opening(subject) { try keeper.log.disclose(position) }
            let event = try disclosed.event { try? log.sourceName($0) }
            guard let event else {
                throw StoreError(
                    .unavailable,
                    "the record at position \(position) does not decode"
                )
            }
            return Disclosure(proof: proof, disclosed: disclosed, source: event.key.source)
        }
    }

    /// Runs what opens a record, and says that it was erased where its key is gone.
    private static func opening<R>(_ subject: SubjectID, _ body: () throws -> R) throws -> R {
        do {
            return try body()
        } catch let error as EventLogError where error.code == .keyMissing {
            throw StoreError(.erased, "\(error.message) (\(subject))", field: "position")
        }
    }
}
