internal import EventModel
internal import LMDB

extension AppendBatch {
    /// What the store keeps in memory once a batch is durable.
    struct Committed {
        /// Aliases that were found or added.
        var cache: BoundedCache<Alias, SubjectID>
        /// The sources with those that were added.
        var sources: SourceNames.Known
    }

    /// Below this many items sealing stays on the writer's thread.
    private static let recordsPerChunk = 512
    private static let streamsPerChunk = 64

    /// Seals everything, stores it in one durable transaction, and gives back what to remember.
    consuming func commit() throws -> Committed {
        try people.enrol(at: first)
        try putRecords()
        try putRows()
        try txn.commit()
        return Committed(cache: people.remember(), sources: sources)
    }

    private mutating func putRecords() throws {
        let events = events
        let streams = streams
        let plaintext = plaintext
        let sealed = try Parallel.map(count: events.count, chunk: Self.recordsPerChunk) { range in
            let byteCount = events[range].reduce(0) { $0 + $1.recordByteCount }
            var writer = Record.Writer(byteCount: byteCount)
            for index in range {
                unsafe writer.append(
                    events[index].header,
                    payload: plaintext.span.bytes.extracting(events[index].payload),
                    keys: streams[events[index].stream].keys
                )
            }
            return writer.finish()
        }
        var index = 0
        for chunk in sealed {
            var offset = 0
            while offset < chunk.count {
                let end = offset + events[index].recordByteCount
                unsafe try txn.put(
                    chunk.span.bytes.extracting(offset..<end),
                    forKey: events[index].header.position.rawValue,
                    in: files.log,
                    mode: .append
                )
                offset = end
                index += 1
            }
        }
    }

    private mutating func putRows() throws {
        let updates = try rowUpdates()
        let events = events
        let plaintext = plaintext
        let packed = try Parallel.map(count: updates.count, chunk: Self.streamsPerChunk) { range in
            var writer = PackedRows.Writer()
            for update in updates[range] { try writer.append(update, events, plaintext) }
            return writer.finish()
        }
        var head: [UInt8] = []
        for chunk in packed {
            for row in chunk.rows {
                unsafe try txn.put(
                    chunk.bytes.span.bytes.extracting(row.range),
                    forKey: row.key.span.bytes,
                    in: files.rows
                )
            }
            for stream in chunk.streams {
                head.removeAll(keepingCapacity: true)
                stream.head.append(to: &head)
                try txn.putChecked(head, forKey: stream.subject.rawValue, in: files.heads)
            }
        }
    }

    /// One update per stream, by subject, so that the rows are written in the order of their keys.
    private borrowing func rowUpdates() throws -> [RowUpdate] {
        let grouped = eventsByStream()
        let order = streams.indices.sorted { streams[$0].subject < streams[$1].subject }
        return try order.map { index in
            let stream = streams[index]
            var open: [UInt8] = []
            if stream.committed.eventCount > 0 {
                let key = Row.key(stream.subject, segment: stream.committed.openSegment)
                guard let value = unsafe try txn.value(in: files.rows, forKey: key.span.bytes)
                else {
                    throw EventLogError.damaged("the history of \(stream.subject)")
                }
                open = [UInt8](copying: value)
            }
            return RowUpdate(stream: stream, openRow: open, events: grouped[index])
        }
    }

    /// The batch's events of each stream, oldest first, by counting.
    private borrowing func eventsByStream() -> [ArraySlice<Int>] {
        var ends = [Int](repeating: 0, count: streams.count + 1)
        for event in events { ends[event.stream + 1] += 1 }
        for index in streams.indices { ends[index + 1] += ends[index] }
        let starts = ends
        var order = [Int](repeating: 0, count: events.count)
        for (index, event) in events.enumerated() {
            order[ends[event.stream]] = index
            ends[event.stream] += 1
        }
        return streams.indices.map { order[starts[$0]..<starts[$0 + 1]] }
    }
}

extension PendingEvent {
    /// How many bytes the event's record takes.
    fileprivate var recordByteCount: Int {
        Record.byteCount(payload: payload.count, isSealed: header.isSealed)
    }
}
