internal import EventModel
internal import LMDB
internal import TransparencyLog

extension AppendBatch {
    /// What the store keeps in memory once a batch is durable.
    struct Committed {
        /// Aliases that were found or added.
        var cache: BoundedCache<Alias, SubjectID>
        /// The sources with those that were added.
        var sources: SourceNames.Known
        /// Whose keys and aliases are to be destroyed now.
        var erased: SubjectID?
        /// Whether somebody's keys are to be renewed now.
        var redacts: Bool
    }

    private static let streamsPerJob = 64

    /// Seals the rest, stores everything in one durable transaction, and gives back what to
    /// remember.
    ///
    /// The other cores seal beside the commit of the vault and the puts.
    consuming func commit() throws -> Committed {
        sealPlaced()
        let rows = try packedRows()
        try people.enrol(at: first)
        let sealed = try records.results()
        let growth = TreeGrowth(of: tree, by: sealed.flatMap(\.leaves))
        try put(sealed)
        try put(rows.results())
        let erased = erasure?.subject
        if let erasure {
            try store.endRebuilds(in: &txn)
            try files.erase(erasure.subject, at: erasure.position, in: &txn)
        }
        let redacts = redaction != nil
        if let redaction {
            try store.endRebuilds(in: &txn)
            try files.redact(redaction.subject, at: redaction.position, in: &txn)
        }
        // A transaction that changes nothing costs no commit.
        if !events.isEmpty { try files.put(growth.finish(), in: &txn) }
        try txn.commit()
        return Committed(
            cache: people.remember(),
            sources: sources,
            erased: erased,
            redacts: redacts
        )
    }

    private mutating func put(_ records: [SealedRecords]) throws {
        var index = 0
        for chunk in records {
            var offset = 0
            while offset < chunk.bytes.count {
                let end = offset + events[index].recordByteCount
                unsafe try txn.put(
                    chunk.bytes.span.bytes.extracting(offset..<end),
                    forKey: events[index].header.position.rawValue,
                    in: files.log,
                    mode: .append
                )
                offset = end
                index += 1
            }
        }
    }

    /// The rows and heads of all streams, being packed.
    private borrowing func packedRows() throws -> ParallelJobs<PackedRows> {
        let updates = try rowUpdates()
        let jobs = ParallelJobs<PackedRows>()
        jobs.append(count: updates.count, chunk: Self.streamsPerJob) {
            [events, plaintext] range in
            var writer = PackedRows.Writer()
            for update in updates[range] {
                try writer.append(update, events.span, plaintext.span)
            }
            return writer.finish()
        }
        return jobs
    }

    private mutating func put(_ chunks: [PackedRows]) throws {
        var head: [UInt8] = []
        for chunk in chunks {
            for row in chunk.rows {
                unsafe try txn.put(
                    chunk.bytes.span.bytes.extracting(row.range),
                    forKey: row.key.bytes.span.bytes,
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
                let key = RowKey(stream.subject, segment: stream.committed.openSegment).bytes
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
