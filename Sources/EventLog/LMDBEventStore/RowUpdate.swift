internal import EventModel

/// A stream's last segment and the events that go behind it.
struct RowUpdate: Sendable {
    let subject: SubjectID
    let stream: PendingStream
    /// The open segment's row as it stands, empty for a new stream.
    let openRow: [UInt8]
    /// The batch's events of this stream, in order.
    var events: [Int]

    /// What is to be written for one stream.
    struct Packed: Sendable {
        let subject: SubjectID
        var head: Head
        var rows: [(key: [UInt8], value: [UInt8])]
    }

    /// Opens the segment, adds the events, cuts full segments off, and seals.
    func pack(_ batch: [PendingEvent], _ plaintext: [UInt8]) throws -> Packed {
        var segment = stream.committed.openSegment
        var writer = try openSegment(segment)
        var packed = Packed(subject: subject, head: stream.head, rows: [])
        for index in events {
            let event = batch[index]
            if writer.byteCount > 0,
                writer.byteCount + event.payload.count > Row.segmentByteCount
            {
                packed.rows.append(row(writer.bytes, segment: segment, isClosed: true))
                segment += 1
                writer = StreamWriter()
            }
            writer.append(
                position: event.header.position, recorded: event.header.recorded,
                type: event.header.type, payload: plaintext.span.extracting(event.payload))
        }
        packed.rows.append(row(writer.bytes, segment: segment, isClosed: false))
        packed.head.openSegment = segment
        return packed
    }

    private func openSegment(_ segment: UInt32) throws -> StreamWriter {
        guard !openRow.isEmpty else { return StreamWriter() }
        var plain: [UInt8] = []
        let key = Row.key(subject, segment: segment)
        _ = unsafe try Row.open(openRow.span.bytes, key: key, keys: stream.keys, to: &plain)
        return StreamWriter(
            continuing: plain, after: stream.committed.lastPosition,
            recorded: stream.committed.lastRecorded)
    }

    private func row(
        _ bytes: [UInt8], segment: UInt32, isClosed: Bool
    ) -> (key: [UInt8], value: [UInt8]) {
        let key = Row.key(subject, segment: segment)
        return (key, Row.value(of: bytes, key: key, isClosed: isClosed, keys: stream.keys))
    }
}
