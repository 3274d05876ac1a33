internal import EventModel
internal import LMDB

extension AppendBatch {
    /// What the store keeps in memory once a batch is durable.
    struct Committed {
        var cache: BoundedCache<Alias, SubjectID>
        var sources: [(SourceNumber, String)]
    }

    /// Below this many items sealing stays on the writer's thread.
    private static let sealingChunk = 512

    /// Seals everything, stores it in one durable transaction, and gives back what to remember.
    consuming func commit() throws -> Committed {
        if !additions.isEmpty, let nextSubject {
            try files.vault.enrol(additions, nextSubject: nextSubject)
        }
        try putRecords()
        try putRows()
        for (alias, subject) in newAliases { cache[alias] = subject }
        let committed = Committed(cache: cache, sources: newSources)
        try txn.commit()
        return committed
    }

    private mutating func putRecords() throws {
        let events = events
        let streams = streams
        let plaintext = plaintext
        let sealed = try Parallel.map(count: events.count, chunk: Self.sealingChunk) { range in
            var bytes: [UInt8] = []
            unsafe plaintext.withUnsafeBytes { plain in
                for event in events[range] {
                    unsafe Record.append(
                        event.header, payload: UnsafeRawBufferPointer(rebasing: plain[event.payload]),
                        keys: streams[event.header.subject]?.keys, to: &bytes)
                }
            }
            return bytes
        }
        var index = 0
        for chunk in sealed {
            var offset = 0
            while offset < chunk.count {
                let event = events[index]
                let count = Record.byteCount(
                    payload: event.payload.count, isSealed: event.header.isSealed)
                unsafe try txn.put(
                    chunk.span.bytes.extracting(offset..<(offset + count)),
                    forKey: event.header.position.rawValue, in: files.log, mode: .append)
                offset += count
                index += 1
            }
        }
    }

    private mutating func putRows() throws {
        let updates = try rowUpdates()
        let events = events
        let plaintext = plaintext
        let written = try Parallel.map(count: updates.count, chunk: 64) { range in
            try updates[range].map { try $0.pack(events, plaintext) }
        }
        for stream in written.joined() {
            for row in stream.rows {
                unsafe try txn.put(row.value.span.bytes, forKey: row.key.span.bytes, in: files.rows)
            }
            unsafe try txn.put(
                stream.head.bytes.span.bytes, forKey: stream.subject.rawValue, in: files.heads)
        }
    }

    /// One update per stream, by subject, so that the rows are written in the order of their keys.
    private borrowing func rowUpdates() throws -> [RowUpdate] {
        let order = events.indices.sorted {
            (events[$0].header.subject, $0) < (events[$1].header.subject, $1)
        }
        var updates: [RowUpdate] = []
        for index in order {
            let subject = events[index].header.subject
            if updates.last?.subject == subject {
                updates[updates.count - 1].events.append(index)
                continue
            }
            guard let stream = streams[subject] else {
                preconditionFailure("Every event of a batch has its stream there")
            }
            var open: [UInt8] = []
            if stream.committed.eventCount > 0 {
                let key = Row.key(subject, segment: stream.committed.openSegment)
                guard let value = unsafe try txn.value(in: files.rows, forKey: key.span.bytes) else {
                    throw EventLogError.damaged("the history of \(subject)")
                }
                open = [UInt8](copying: value)
            }
            updates.append(
                RowUpdate(subject: subject, stream: stream, openRow: open, events: [index]))
        }
        return updates
    }
}
