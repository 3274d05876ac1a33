internal import EventModel
internal import LMDB

extension LogFiles {
    /// A subject's packed stream, `nil` when it has no events.
    func stream(
        of subject: SubjectID, in txn: borrowing some Transaction & ~Copyable
    ) throws -> PackedStream? {
        var bytes: [UInt8] = []
        var segment: UInt32 = 0
        var keys: SubjectKeys?
        while true {
            let key = Row.key(subject, segment: segment)
            guard let value = unsafe try txn.value(in: rows, forKey: key.span.bytes) else {
                guard segment == 0 else {
                    throw EventLogError.damaged("the history of \(subject)")
                }
                return nil
            }
            if segment == 0 { keys = try self.keys(of: subject) }
            let isClosed = try Row.open(value, key: key, keys: keys, to: &bytes)
            guard isClosed else { return PackedStream(subject: subject, bytes: bytes) }
            segment += 1
        }
    }

    /// Up to `limit` events from a position onwards.
    func events(
        from position: Position, limit: Int, names: SourceNames,
        in txn: borrowing some Transaction & ~Copyable
    ) throws -> [Event] {
        var events: [Event] = []
        var cursor = try txn.cursor(in: log)
        var entry = try cursor.seek(atOrAfter: position.rawValue)
        while let current = entry, events.count < limit {
            let payload = try Record.payload(of: current.value, keys: keys)
            var reader = ByteReader(current.value)
            let header = try RecordHeader(from: &reader)
            guard header.position.rawValue == position.rawValue + UInt64(events.count) else {
                throw EventLogError.damaged("the log near position \(header.position)")
            }
            events.append(
                try Record.event(header, payload: payload) { try names.name($0, in: txn) })
            entry = try cursor.next()
        }
        return events
    }
}
