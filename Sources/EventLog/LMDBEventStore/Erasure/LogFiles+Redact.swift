internal import EventModel
internal import LMDB

extension LogFiles {
    /// Every redaction that the log says, by person, in the order of the log.
    func redactions(
        in txn: borrowing some Transaction & ~Copyable
    ) throws -> [(subject: SubjectID, position: Position)] {
        try redactions.map { try Self.redactions(in: $0, txn) } ?? []
    }

    /// Every redaction that a database of marks names.
    static func redactions(
        in redactions: Database,
        _ txn: borrowing some Transaction & ~Copyable
    ) throws -> [(subject: SubjectID, position: Position)] {
        var found: [(SubjectID, Position)] = []
        var cursor = try txn.cursor(in: redactions)
        while let entry = try cursor.next() {
            let name = [UInt8](copying: entry.key)
            _ = unsafe try Check(key: name.span.bytes).verified(entry.value)
            guard name.count == 16 else { throw EventLogError.damaged("the mark of a redaction") }
            let numbers = (0..<2).map { half in
                name[(half * 8)..<(half * 8 + 8)].reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
            }
            found.append((SubjectID(rawValue: numbers[0]), Position(rawValue: numbers[1])))
        }
        return found
    }

    /// What stands in the place of every record that was destroyed, by position.
    ///
    /// Empty in nearly every store. Persons who were erased whole are left out.
    func replacements(
        in txn: borrowing some Transaction & ~Copyable
    ) throws -> [Position: [UInt8]] {
        var payloads: [Position: [UInt8]] = [:]
        // The last word counts: a redaction may itself have been redacted.
        for (subject, position) in try redactions(in: txn).reversed() {
            if try erasure(of: subject, in: txn) != nil { continue }
            let said = try redaction(at: position, of: subject, replaced: payloads, in: txn)
            for replacement in said.replacements where payloads[replacement.position] == nil {
                payloads[replacement.position] = replacement.payload
            }
        }
        return payloads
    }

    /// The redaction that stands at a position, or what stands in its own place.
    private func redaction(
        at position: Position,
        of subject: SubjectID,
        replaced payloads: [Position: [UInt8]],
        in txn: borrowing some Transaction & ~Copyable
    ) throws -> Redaction {
        guard let record = try txn.value(in: log, forKey: position.rawValue) else {
            throw EventLogError.damaged("the log, which lacks position \(position)")
        }
        let opened = try Record.open(record, at: position, vault: vault)
        guard let payload = opened.payload ?? payloads[position],
            opened.header.subject == subject, opened.header.type == .redaction
        else { throw EventLogError.damaged("the redaction at position \(position)") }
        return try Redaction(decoding: unsafe Payload(payload.span.bytes).body)
    }

    /// Puts in the person's packed history what a redaction says, sealed under the keys that come.
    ///
    /// The history holds the redaction's own event already.
    func redact(
        _ subject: SubjectID,
        at position: Position,
        in txn: inout WriteTransaction
    ) throws {
        guard let redactions, let stream = try stream(of: subject, in: txn),
            let head = try head(of: subject, in: txn), let old = try keys(of: subject)
        else { throw EventLogError.damaged("the history of \(subject)") }
        let history = try RedactedHistory(stream, saidAt: position)
        guard let keys = SubjectKeys(history.redaction.nextKeys, sealedUnder: old, of: subject)
        else { throw EventLogError.damaged("the keys that a redaction of \(subject) brings") }
        try eraseHistory(of: subject, from: rows, heads, in: &txn)
        let packed = try history.packed(head, keys: keys)
        for row in packed.rows {
            unsafe try txn.put(
                packed.bytes.span.bytes.extracting(row.range),
                forKey: row.key.bytes.span.bytes,
                in: rows
            )
        }
        for stream in packed.streams {
            var value: [UInt8] = []
            stream.head.append(to: &value)
            try txn.putChecked(value, forKey: subject.rawValue, in: heads)
        }
        try Self.markRedaction(subject, position, in: redactions, &txn)
        try StoreFiles.markForScrubbing(meta, in: &txn)
    }

    /// Notes where it is said that parts of a person's data were destroyed.
    static func markRedaction(
        _ subject: SubjectID,
        _ position: Position,
        in redactions: Database,
        _ txn: inout WriteTransaction
    ) throws {
        let name = Vault.keptName(subject, position)
        unsafe try txn.putChecked([], forKey: name.span.bytes, in: redactions)
    }
}

/// A person's packed history with what a redaction says in the place of what was destroyed.
private struct RedactedHistory {
    let redaction: Redaction
    private var events: [PendingEvent] = []
    private var plaintext: [UInt8] = []
    private let subject: SubjectID

    init(_ stream: PackedStream, saidAt position: Position) throws {
        subject = stream.subject
        let bytes = unsafe stream.bytes.span.bytes
        var said: Redaction?
        var cursor = EntryCursor(tracksRecorded: true)
        while try cursor.advance(in: bytes) {
            guard cursor.position == position else { continue }
            said = try Redaction(decoding: Payload(cursor.payload(in: bytes)).body)
        }
        guard let said else { throw EventLogError.damaged("the history of \(stream.subject)") }
        redaction = said
        let payloads = Dictionary(
            uniqueKeysWithValues: said.replacements.map { ($0.position, $0.payload) }
        )
        cursor = EntryCursor(tracksRecorded: true)
        while try cursor.advance(in: bytes) {
            let start = plaintext.count
            if let payload = payloads[cursor.position] {
                plaintext += payload
            } else {
                plaintext.append(copying: cursor.payload(in: bytes))
            }
            let header = RecordHeader(
                type: cursor.type,
                isSealed: true,
                revision: cursor.revision,
                subject: subject,
                recorded: cursor.recorded,
                position: cursor.position
            )
            events.append(
                PendingEvent(header: header, payload: start..<plaintext.count, stream: 0)
            )
        }
    }

    func packed(_ head: Head, keys: SubjectKeys) throws -> PackedRows {
        let stream = PendingStream(
            subject: subject,
            committed: .empty,
            head: head,
            keys: keys
        )
        var writer = PackedRows.Writer()
        try writer.append(
            RowUpdate(stream: stream, openRow: [], events: Array(events.indices)[...]),
            events.span,
            plaintext.span
        )
        return writer.finish()
    }
}
