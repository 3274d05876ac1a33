internal import EventModel

/// A stream's last segment and the events that go behind it.
struct RowUpdate: Sendable {
    /// The stream with its keys and its head.
    let stream: PendingStream
    /// The open segment's row as it stands, empty for a new stream.
    let openRow: [UInt8]
    /// The batch's events of this stream, oldest first.
    let events: ArraySlice<Int>

    /// The open segment, ready for more entries.
    func openSegment() throws -> StreamWriter {
        guard !openRow.isEmpty else { return StreamWriter() }
        var plain: [UInt8] = []
        let isClosed = try unsafe Row.open(
            openRow.span.bytes,
            key: RowKey(stream.subject, segment: stream.committed.openSegment),
            sealedWith: stream.keys?.rows,
            to: &plain
        )
        guard !isClosed, !plain.isEmpty else {
            throw EventLogError.damaged("the head of \(stream.subject)")
        }
        return StreamWriter(
            continuing: plain,
            after: stream.committed.lastPosition,
            recorded: stream.committed.lastRecorded
        )
    }
}

/// Rows and heads that are ready to be stored.
struct PackedRows: Sendable {
    /// The values of all rows, one behind the other.
    var bytes: [UInt8] = []
    /// The rows in the order of their keys.
    var rows: [(key: RowKey, range: Range<Int>)] = []
    /// The streams in the order of their subjects.
    var streams: [(subject: SubjectID, head: Head)] = []

    /// Packs and seals streams one behind the other.
    struct Writer: ~Copyable {
        private var packed = PackedRows()
        private var rowWriter = Row.Writer()

        /// Starts without rows.
        init() {}

        /// Opens the last segment, adds the events, cuts full segments off, and seals.
        mutating func append(
            _ update: RowUpdate,
            _ batch: Span<PendingEvent>,
            _ plaintext: Span<UInt8>
        ) throws {
            let stream = update.stream
            var segment = stream.committed.openSegment
            var entries = try update.openSegment()
            for index in update.events {
                let event = batch[index]
                if Self.append(event, plaintext, to: &entries, limit: Row.segmentByteCount) {
                    continue
                }
                if entries.byteCount > 0 {
                    addRow(entries.bytes, of: stream, segment: segment, isClosed: true)
                    segment += 1
                    entries = StreamWriter()
                }
                _ = Self.append(event, plaintext, to: &entries, limit: .max)
            }
            addRow(entries.bytes, of: stream, segment: segment, isClosed: false)
            var head = stream.head
            head.openSegment = segment
            packed.streams.append((stream.subject, head))
        }

        private static func append(
            _ event: PendingEvent,
            _ plaintext: Span<UInt8>,
            to entries: inout StreamWriter,
            limit: Int
        ) -> Bool {
            entries.append(
                position: event.header.position,
                recorded: event.header.recorded,
                type: event.header.type,
                payload: plaintext.extracting(event.payload),
                limit: limit
            )
        }

        private mutating func addRow(
            _ entries: [UInt8],
            of stream: PendingStream,
            segment: UInt32,
            isClosed: Bool
        ) {
            let key = RowKey(stream.subject, segment: segment)
            let start = rowWriter.bytes.count
            rowWriter.append(
                entries,
                key: key,
                isClosed: isClosed,
                sealedWith: stream.keys?.rows
            )
            packed.rows.append((key, start..<rowWriter.bytes.count))
        }

        /// Gives the rows away.
        consuming func finish() -> PackedRows {
            packed.bytes = rowWriter.finish()
            return packed
        }
    }
}
