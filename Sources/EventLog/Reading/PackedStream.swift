public import EventModel

/// A subject's whole stream in memory, packed.
public struct PackedStream: Hashable, Sendable {
    /// Whose stream it is.
    public let subject: SubjectID
    /// The entries, to be read with ``StreamReader``.
    public let bytes: [UInt8]

    /// Wraps packed entries.
    public init(subject: SubjectID, bytes: [UInt8]) {
        self.subject = subject
        self.bytes = bytes
    }

    /// Copies the entries from `first` onwards out as events.
    ///
    /// `sourceName` turns a source's number into its name. Throws on damaged bytes.
    public func events(
        from first: Revision = Revision(rawValue: 0),
        sourceName: (SourceNumber) throws -> String?
    ) throws -> [Event] {
        var events: [Event] = []
        var reader = unsafe StreamReader(bytes.span.bytes)
        while let entry = try reader.next() {
            guard entry.revision >= first else { continue }
            guard let name = try sourceName(entry.payload.source),
                let event = Event(entry, of: subject, sourceName: name)
            else { throw EventLogError.damaged("the stream of \(subject)") }
            events.append(event)
        }
        return events
    }
}

extension Event {
    /// Copies a packed entry out; `nil` where its id or key is not what the store writes.
    init?(_ entry: borrowing StreamEntry, of subject: SubjectID, sourceName: String) {
        self.init(
            entry.payload,
            position: entry.position,
            subject: subject,
            revision: entry.revision,
            recorded: entry.recorded,
            type: entry.type,
            sourceName: sourceName
        )
    }

    /// Copies a payload out; `nil` where its id or key is not what the store writes.
    init?(
        _ payload: borrowing Payload,
        position: Position,
        subject: SubjectID,
        revision: Revision,
        recorded: RecordedTime,
        type: EventType,
        sourceName: String
    ) {
        guard let id = String(validating: payload.id),
            let key = try? EventKey(source: sourceName, id: id)
        else { return nil }
        self.init(
            position: position,
            subject: subject,
            revision: revision,
            recorded: recorded,
            type: type,
            key: key,
            registered: payload.registered,
            effective: payload.effective,
            target: payload.target,
            body: [UInt8](copying: payload.body)
        )
    }
}
