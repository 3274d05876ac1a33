internal import EventModel
internal import LMDB

extension LogFiles {
    /// The place that the next event will take.
    func nextPosition(in txn: borrowing ReadTransaction) throws -> Position {
        var cursor = try txn.cursor(in: log)
        guard let last = try cursor.last() else { return .first }
        let position = Position(rawValue: last.integerKey)
        return try Record.header(of: last.value, at: position).position.next
    }

    /// The place and time that the next event follows.
    ///
    /// The last record is believed when the head of its stream agrees. It is not opened, so that a
    /// store whose last event is of somebody erased can go on.
    func end(
        in txn: borrowing WriteTransaction
    ) throws -> (next: Position, recorded: RecordedTime?) {
        var cursor = try txn.cursor(in: log)
        guard let last = try cursor.last() else { return (.first, nil) }
        let position = Position(rawValue: last.integerKey)
        let header = try Record.header(of: last.value, at: position)
        guard let head = try head(of: header.subject, in: txn), head.lastPosition == position,
            head.lastRecorded == header.recorded, head.revision == header.revision
        else { throw EventLogError.damaged("the end of the log at position \(position)") }
        return (position.next, header.recorded)
    }

    /// How far a subject's stream has come, `nil` before its first event.
    func head(
        of subject: SubjectID,
        in txn: borrowing some Transaction & ~Copyable
    ) throws -> Head? {
        guard let value = try txn.checkedValue(in: heads, forKey: subject.rawValue) else {
            return nil
        }
        return try Head(decoding: value)
    }

    /// A subject's packed stream, `nil` when it has no events.
    func stream(
        of subject: SubjectID,
        in txn: borrowing some Transaction & ~Copyable
    ) throws -> PackedStream? {
        var bytes: [UInt8] = []
        guard try open(subject, in: txn, to: &bytes) else { return nil }
        return PackedStream(subject: subject, bytes: bytes)
    }

    /// Adds a subject's packed stream to `bytes`; `false` when it has no events.
    func open(
        _ subject: SubjectID,
        in txn: borrowing some Transaction & ~Copyable,
        to bytes: inout [UInt8]
    ) throws -> Bool {
        var segment: UInt32 = 0
        var keys: SubjectKeys?
        while true {
            let key = RowKey(subject, segment: segment)
            guard let value = unsafe try txn.value(in: rows, forKey: key.bytes.span.bytes) else {
                guard try segment == 0 && head(of: subject, in: txn) == nil else {
                    throw EventLogError.damaged("the history of \(subject)")
                }
                return false
            }
            if segment == 0 { keys = try self.keys(of: subject) }
            let isClosed = try Row.open(value, key: key, sealedWith: keys?.rows, to: &bytes)
            guard isClosed else { return true }
            segment += 1
        }
    }

    /// Where the event with an index key stands.
    func position(
        ofIndexKey key: [UInt8],
        in txn: borrowing some Transaction & ~Copyable
    ) throws -> Position? {
        guard let value = unsafe try txn.checkedValue(in: index, forKey: key.span.bytes) else {
            return nil
        }
        var reader = ByteReader(value)
        return Position(rawValue: try reader.uint64())
    }

    /// The keys of a subject; the registry is not sealed and has none.
    func keys(of subject: SubjectID) throws -> SubjectKeys? {
        subject.isPerson ? try vault.keys(of: subject) : nil
    }

    /// Up to `limit` events from a position onwards, but for those that nobody can open any more.
    func events(
        from position: Position,
        limit: Int,
        names: SourceNames,
        in txn: borrowing ReadTransaction
    ) throws -> [Event] {
        var events: [Event] = []
        var replaced: [Position: [UInt8]]?
        var expected = position
        var cursor = try txn.cursor(in: log)
        var entry = try cursor.seek(atOrAfter: position.rawValue)
        while let current = entry, events.count < limit {
            guard current.integerKey == expected.rawValue else {
                throw EventLogError.damaged("the log, which lacks position \(expected)")
            }
            let subject = try Record.header(of: current.value, at: expected).subject
            if try erasure(of: subject, in: txn) == nil {
                let opened = try Record.open(current.value, at: expected, vault: vault)
                if opened.payload == nil, replaced == nil { replaced = try replacements(in: txn) }
                guard let payload = opened.payload ?? replaced?[expected] else {
                    throw EventLogError.damaged("the record at position \(expected)")
                }
                events.append(
                    try Record.event(opened.header, payload: payload) {
                        try names.name($0, in: txn)
                    }
                )
            }
            expected = expected.next
            entry = try cursor.next()
        }
        return events
    }
}
