import EventModel
import LMDB
import Testing

@testable import EventLog

/// A subject with very many events costs no more to append to than one with few.
@Suite struct LongStreamTests {
    private let folder: TemporaryFolder
    private let store: LMDBEventStore

    init() throws {
        folder = try TemporaryFolder()
        store = try LMDBEventStore.quick(folder)
    }

    /// Every value that a database holds, by its key.
    private func values(of database: Database) throws -> [[UInt8]: [UInt8]] {
        var values: [[UInt8]: [UInt8]] = [:]
        let txn = try store.files.environment.beginRead()
        var cursor = try txn.cursor(in: database)
        while let entry = try cursor.next() {
            values[[UInt8](copying: entry.key)] = [UInt8](copying: entry.value)
        }
        return values
    }

    /// Corrects one fact over and over: the trap that makes bitemporal tables quadratic.
    private func correct(_ range: Range<Int>, perBatch: Int) throws {
        for start in stride(from: range.lowerBound, to: range.upperBound, by: perBatch) {
            let requests = try (start..<min(start + perBatch, range.upperBound)).map { index in
                AppendRequest([
                    try .fact("e-\(index)", registered: 1_400_000_000_000_000 + Int64(index))
                ])
            }
            _ = try store.append(requests)
        }
    }

    @Test func `an append rewrites the open segment and the head, however long the stream`() throws
    {
        var rewritten: [Int] = []
        var count = 0
        for target in [100, 1_000, 10_000] {
            try correct(count..<target, perBatch: 5_000)
            count = target
            let before = try values(of: store.files.rows)
            try correct(count..<(count + 1), perBatch: 1)
            count += 1
            let after = try values(of: store.files.rows)
            let changed = after.filter { before[$0.key] != $0.value }
            // The open row, or the one that the new event closed and the next.
            #expect(1...2 ~= changed.count)
            rewritten.append(changed.values.reduce(0) { $0 + $1.count })
            #expect(try values(of: store.files.heads).count == 1)
        }
        let largestRow = Row.headByteCount + Sealer.overhead + Row.segmentByteCount + 100
        #expect(rewritten.allSatisfy { $0 <= 2 * largestRow })
    }

    @Test func `a stream is as large as its events, whatever the batches they came in`() throws {
        try correct(0..<6_000, perBatch: 250)
        let rows = try values(of: store.files.rows)
        let entries = try #require(try store.stream(of: SubjectID(rawValue: 1))).bytes.count
        let overhead = rows.count * (Row.headByteCount + Sealer.overhead)
        #expect(rows.values.reduce(0) { $0 + $1.count } == entries + overhead)
        // Full segments: a row for each, but for what the last entry did not fit into.
        #expect(rows.count <= entries / (Row.segmentByteCount - 60) + 1)
    }
}
