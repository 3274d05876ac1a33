internal import EventModel
internal import LMDB

extension LogFiles {
    /// Where it is said that a subject's data was destroyed.
    func erasure(
        of subject: SubjectID,
        in txn: borrowing some Transaction & ~Copyable
    ) throws -> Position? {
        guard let value = try txn.checkedValue(in: erased, forKey: subject.rawValue) else {
            return nil
        }
        var reader = ByteReader(value)
        return Position(rawValue: try reader.uint64())
    }

    /// Whether the log says, where the mark of an erasure leads, that a subject was erased.
    func saysErased(
        _ subject: SubjectID,
        in txn: borrowing some Transaction & ~Copyable
    ) throws -> Bool {
        guard let position = try erasure(of: subject, in: txn),
            let record = try txn.value(in: log, forKey: position.rawValue)
        else { return false }
        return try Record.subjectErased(by: record, at: position) == subject
    }

    /// Takes a person out of the views that are in use and notes where that is said.
    ///
    /// Index entries go too: ids are the source's own and may tell something. A source that says
    /// the same again later says it of somebody new. An id that LMDB uses to tell two pages apart
    /// may stay in the page above them; digits that may be a person's number never stand in the
    /// index.
    func erase(
        _ subject: SubjectID,
        at position: Position,
        in txn: inout WriteTransaction
    ) throws {
        try eraseIndexEntries(of: subject, in: &txn)
        try eraseHistory(of: subject, from: rows, heads, in: &txn)
        var value: [UInt8] = []
        value.append(littleEndian: position.rawValue)
        try txn.putChecked(value, forKey: subject.rawValue, in: erased)
        try StoreFiles.markForScrubbing(meta, in: &txn)
    }

    /// Takes a person's rows and head out of a copy of the history.
    func eraseHistory(
        of subject: SubjectID,
        from rows: Database,
        _ heads: Database,
        in txn: inout WriteTransaction
    ) throws {
        var segment: UInt32 = 0
        while unsafe try txn.delete(
            forKey: RowKey(subject, segment: segment).bytes.span.bytes,
            in: rows
        ) {
            segment += 1
        }
        _ = try txn.delete(forKey: subject.rawValue, in: heads)
    }

    private func eraseIndexEntries(of subject: SubjectID, in txn: inout WriteTransaction) throws {
        guard let stream = try stream(of: subject, in: txn) else {
            throw EventLogError.damaged("the history of \(subject)")
        }
        var key: [UInt8] = []
        var reader = unsafe StreamReader(stream.bytes.span.bytes)
        while let entry = try reader.next() {
            IndexKey.write(
                source: entry.payload.source,
                id: Span<UInt8>(_bytes: entry.payload.id),
                key: vault.key,
                to: &key
            )
            _ = unsafe try txn.delete(forKey: key.span.bytes, in: index)
        }
    }
}

extension Transaction where Self: ~Copyable {
    /// Everybody whose data was destroyed.
    func erasedSubjects(in erased: Database) throws -> Set<SubjectID> {
        var subjects: Set<SubjectID> = []
        var cursor = try cursor(in: erased)
        while let entry = try cursor.next() {
            _ = try Check(key: entry.integerKey).verified(entry.value)
            subjects.insert(SubjectID(rawValue: entry.integerKey))
        }
        return subjects
    }
}

extension Record {
    /// Whose data a record says is destroyed, `nil` where it says nothing of the kind; its body
    /// begins with the subject's number.
    static func subjectErased(by record: RawSpan, at position: Position) throws -> SubjectID? {
        let header = try header(of: record, at: position)
        guard header.type == .erasure, !header.subject.isPerson else { return nil }
        let payload = try checkedPayload(of: record, at: position)
        var body = ByteReader(try unsafe Payload(payload.span.bytes).body)
        return SubjectID(rawValue: try body.uint64())
    }
}
