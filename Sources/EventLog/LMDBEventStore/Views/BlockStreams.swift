internal import EventModel
internal import LMDB

/// The events of a block by subject, ready to go behind what a copy holds.
struct BlockStreams: Sendable {
    /// The subjects of the block that are to be added, in order.
    let subjects: [SubjectID]
    private let block: OpenedBlock
    /// The block's events by subject, oldest first.
    private let order: [Int]
    /// Where each subject's events lie among ``order``.
    private let ranges: [Range<Int>]

    private static let streamsPerJob = 64

    /// Groups the events of the subjects from `first` onwards.
    init(_ block: OpenedBlock, from first: SubjectID) {
        var order = block.headers.indices.filter { block.headers[$0].subject >= first }
        order.sort { left, right in
            (block.headers[left].subject, left) < (block.headers[right].subject, right)
        }
        var subjects: [SubjectID] = []
        var ranges: [Range<Int>] = []
        for (place, index) in order.enumerated() {
            let subject = block.headers[index].subject
            if subjects.last == subject {
                ranges[ranges.count - 1] = ranges[ranges.count - 1].lowerBound..<place + 1
            } else {
                subjects.append(subject)
                ranges.append(place..<place + 1)
            }
        }
        self.block = block
        self.order = order
        self.subjects = subjects
        self.ranges = ranges
    }

    /// The rows and heads of some of the subjects, with their events, packed and sealed on all
    /// cores by the code that appends use.
    ///
    /// What the copy holds of them is read in `txn`, first, so the rest may outlive it.
    func packed(
        _ range: Range<Int>,
        behind copy: ViewHandles,
        in txn: borrowing some Transaction & ~Copyable,
        keys: (SubjectID) throws -> SubjectKeys?
    ) throws -> ParallelJobs<PackedRows> {
        var events: [PendingEvent] = []
        var updates: [RowUpdate] = []
        for index in range {
            let subject = subjects[index]
            let start = events.count
            for place in order[ranges[index]] {
                events.append(
                    PendingEvent(
                        header: block.headers[place],
                        payload: block.payloads[place],
                        stream: updates.count
                    )
                )
            }
            let stream = try stream(of: subject, events[start...], copy, txn, keys)
            updates.append(
                RowUpdate(
                    stream: stream,
                    openRow: try openRow(of: stream, copy, txn),
                    events: Array(start..<events.count)[...]
                )
            )
        }
        let jobs = ParallelJobs<PackedRows>()
        jobs.append(count: updates.count, chunk: Self.streamsPerJob) {
            [events, updates, plaintext = block.plaintext] range in
            var writer = PackedRows.Writer()
            for update in updates[range] {
                try writer.append(update, events.span, plaintext.span)
            }
            return writer.finish()
        }
        return jobs
    }

    /// The stream as the copy holds it, and as it will be.
    private func stream(
        of subject: SubjectID,
        _ events: ArraySlice<PendingEvent>,
        _ copy: ViewHandles,
        _ txn: borrowing some Transaction & ~Copyable,
        _ keys: (SubjectID) throws -> SubjectKeys?
    ) throws -> PendingStream {
        var committed = Head.empty
        if let value = try txn.checkedValue(in: copy.heads, forKey: subject.rawValue) {
            committed = try Head(decoding: value)
        }
        var head = committed
        for event in events {
            guard event.header.revision.rawValue == head.eventCount else {
                throw EventLogError.damaged(
                    "the log, which at position \(event.header.position) "
                        + "lacks an earlier event of \(subject),"
                )
            }
            head.eventCount &+= 1
            head.lastPosition = event.header.position
            head.lastRecorded = event.header.recorded
        }
        return PendingStream(
            subject: subject,
            committed: committed,
            head: head,
            keys: try keys(subject)
        )
    }

    private func openRow(
        of stream: PendingStream,
        _ copy: ViewHandles,
        _ txn: borrowing some Transaction & ~Copyable
    ) throws -> [UInt8] {
        if stream.committed.eventCount == 0 { return [] }
        let key = RowKey(stream.subject, segment: stream.committed.openSegment).bytes
        guard let value = unsafe try txn.value(in: copy.rows, forKey: key.span.bytes) else {
            throw EventLogError.damaged("the new history of \(stream.subject)")
        }
        return [UInt8](copying: value)
    }
}
