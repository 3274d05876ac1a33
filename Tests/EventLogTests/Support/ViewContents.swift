import EventModel
import LMDB
import Testing

@testable import EventLog

/// What the views of a store hold, opened, so that two that were sealed apart can be compared.
struct ViewContents: Equatable {
    /// A segment of packed history.
    struct Segment: Equatable {
        var isClosed: Bool
        var bytes: [UInt8]
    }

    /// Segments by row key.
    var rows: [[UInt8]: Segment] = [:]
    /// Heads by subject.
    var heads: [UInt64: Head] = [:]
    /// Positions by index key.
    var index: [[UInt8]: UInt64] = [:]
}

extension ViewContents {
    /// Reads the views that are in use.
    init(inUseBy store: LMDBEventStore) throws {
        self = try store.files.read { files, txn in
            var contents = Self()
            var rows = try txn.cursor(in: files.rows)
            while let entry = try rows.next() {
                let key = [UInt8](copying: entry.key)
                let subject = SubjectID(rawValue: key.prefix(8).reduce(0) { $0 << 8 | UInt64($1) })
                var bytes: [UInt8] = []
                let keys = try files.keys(of: subject)
                let isClosed = try Row.open(
                    entry.value,
                    key: RowKey(decoding: entry.key),
                    sealedWith: keys?.rows,
                    to: &bytes
                )
                contents.rows[key] = Segment(isClosed: isClosed, bytes: bytes)
            }
            var heads = try txn.cursor(in: files.heads)
            while let entry = try heads.next() {
                let content = try Check(key: entry.integerKey).verified(entry.value)
                contents.heads[entry.integerKey] = try Head(decoding: content)
            }
            var index = try txn.cursor(in: files.index)
            while let entry = try index.next() {
                var reader = ByteReader(try Check(key: entry.key).verified(entry.value))
                contents.index[[UInt8](copying: entry.key)] = try reader.uint64()
            }
            return contents
        }
    }

    /// What the log says that the views hold: one pass over all events, none of the store's code
    /// for appends or rebuilds.
    init(loggedBy store: LMDBEventStore) throws {
        self = try store.files.read { files, txn in
            var contents = Self()
            var open: [SubjectID: (segment: UInt32, writer: StreamWriter)] = [:]
            let replaced = try files.replacements(in: txn)
            var cursor = try txn.cursor(in: files.log)
            while let entry = try cursor.next() {
                let position = Position(rawValue: entry.integerKey)
                let opened = try Record.open(entry.value, at: position, vault: files.vault)
                let header = opened.header
                let payload = try #require(opened.payload ?? replaced[position])
                var stream = open[header.subject] ?? (0, StreamWriter())
                var longer = stream.writer
                longer.append(
                    position: position,
                    recorded: header.recorded,
                    type: header.type,
                    payload: payload.span
                )
                if stream.writer.byteCount > 0, longer.byteCount > 1_986 {
                    let key = RowKey(header.subject, segment: stream.segment).array
                    contents.rows[key] = Segment(isClosed: true, bytes: stream.writer.bytes)
                    stream = (stream.segment + 1, StreamWriter())
                }
                stream.writer.append(
                    position: position,
                    recorded: header.recorded,
                    type: header.type,
                    payload: payload.span
                )
                open[header.subject] = stream
                contents.heads[header.subject.rawValue] = Head(
                    eventCount: header.revision.rawValue + 1,
                    openSegment: stream.segment,
                    lastPosition: position,
                    lastRecorded: header.recorded
                )
                let decoded = try unsafe Payload(payload.span.bytes)
                var key: [UInt8] = []
                guard let id = String(validating: decoded.id) else { throw Abandoned() }
                IndexKey.write(
                    source: decoded.source,
                    id: id,
                    key: .test,
                    to: &key
                )
                contents.index[key] = position.rawValue
            }
            for (subject, stream) in open {
                let key = RowKey(subject, segment: stream.segment).array
                contents.rows[key] = Segment(isClosed: false, bytes: stream.writer.bytes)
            }
            return contents
        }
    }
}

extension RebuildLimits {
    /// Limits at which a short log makes many blocks and many steps.
    static func small(_ random: inout SplitMix64) -> Self {
        var limits = Self()
        limits.blockEventCount = Int.random(in: 1...40, using: &random)
        limits.blockByteCount = Int.random(in: 1...40_000, using: &random)
        limits.streamsPerStep = Int.random(in: 1...5, using: &random)
        limits.entriesPerStep = Int.random(in: 1...30, using: &random)
        limits.tailEventCount = Int.random(in: 0...20, using: &random)
        limits.tailAttemptCount = 3
        limits.pagesPerClearing = Int.random(in: 0...6, using: &random)
        limits.entriesPerComparison = Int.random(in: 1...20, using: &random)
        return limits
    }
}

extension RowKey {
    /// The key's bytes, to look things up by.
    fileprivate var array: [UInt8] { bytes.indices.map { bytes[$0] } }
}
