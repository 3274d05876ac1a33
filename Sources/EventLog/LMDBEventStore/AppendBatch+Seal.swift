internal import EventModel
internal import TransparencyLog

/// Records that are ready to be stored.
struct SealedRecords: Sendable {
    /// The records one behind the other.
    var bytes: [UInt8]
    /// The hash of each, for the tree.
    var leaves: [MerkleHash]
}

extension AppendBatch {
    /// How many events are sealed in one job.
    static var eventsPerJob: Int { 1_024 }

    /// Lets the other cores seal the events that were placed since the last time.
    ///
    /// Called whenever enough have come together, so that sealing goes on beside planning. The job
    /// has copies: the batch's own arrays go on growing.
    mutating func sealPlaced() {
        guard sealedCount < events.count else { return }
        let events = Array(events[sealedCount...])
        sealedCount += events.count
        let start = events.first?.payload.lowerBound ?? 0
        let plaintext = Array(plaintext[start...])
        let keys = events.map { streams[$0.stream].keys }
        records.append {
            let byteCount = events.reduce(0) { $0 + $1.recordByteCount }
            var writer = Record.Writer(byteCount: byteCount)
            let payloads = unsafe plaintext.span.bytes
            for index in events.indices {
                let range = events[index].payload
                writer.append(
                    events[index].header,
                    payload: payloads.extracting(
                        (range.lowerBound - start)..<(range.upperBound - start)
                    ),
                    keys: keys[index]
                )
            }
            return SealedRecords(hashing: writer.finish(), events)
        }
    }
}

extension SealedRecords {
    /// Hashes every record of its events.
    init(hashing bytes: [UInt8], _ events: [PendingEvent]) {
        var offset = 0
        leaves = []
        leaves.reserveCapacity(events.count)
        for event in events {
            let end = offset + event.recordByteCount
            unsafe leaves.append(.leaf(bytes.span.bytes.extracting(offset..<end)))
            offset = end
        }
        self.bytes = bytes
    }
}

extension PendingEvent {
    /// How many bytes the event's record takes.
    var recordByteCount: Int {
        Record.byteCount(payload: payload.count, isSealed: header.isSealed)
    }
}
