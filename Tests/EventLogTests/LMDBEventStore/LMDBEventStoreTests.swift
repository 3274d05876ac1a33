import EventModel
import Foundation
import LMDB
import Synchronization
import Testing

@testable import EventLog

/// What only the durable store does: files, processes, group commit.
@Suite struct LMDBEventStoreTests {
    private let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
    }

    @Test func `what was stored is there after reopening`() throws {
        let clock = TestClock()
        let log: [Event]
        do {
            let store = try LMDBEventStore.quick(folder, clock: clock)
            _ = try store.store([.fact("1"), .fact("2", person: 1)])
            log = try store.log()
        }
        let reopened = try LMDBEventStore.quick(folder, clock: clock)
        #expect(try reopened.log() == log)
        #expect(try reopened.store(.fact("3")).position == Position(rawValue: 2))
    }

    @Test func `a store can be reopened at once after its last append, many times`() throws {
        for index in 0..<40 {
            let store = try LMDBEventStore.quick(folder)
            #expect(try store.store(.fact("\(index)")).position.rawValue == UInt64(index))
        }
    }

    @Test func `letting go of a store in a completion does not hang`() async throws {
        let store = Mutex<LMDBEventStore?>(try LMDBEventStore.quick(folder))
        let event = try NewEvent.fact("1")
        await withCheckedContinuation { continuation in
            let taken = store.withLock { $0.take() }
            taken?.submit([AppendRequest([event])], bookmark: nil) { [taken] _ in
                _ = taken
                continuation.resume()
            }
        }
    }

    @Test func `a folder is opened once per process at a time`() throws {
        let store = try LMDBEventStore.quick(folder)
        #expect(throws: EventLogError(.storage, "")) { try LMDBEventStore.quick(folder) }
        #expect(try store.store(.fact("1")).position == .first)
    }

    @Test func `the files are named and can be read by their owner only`() throws {
        let store = try LMDBEventStore.quick(folder)
        for name in [LMDBEventStore.historyFileName, LMDBEventStore.vaultFileName] {
            let attributes = try FileManager.default.attributesOfItem(
                atPath: "\(folder.path)/\(name)"
            )
            #expect(attributes[.posixPermissions] as? Int == 0o600)
        }
        withExtendedLifetime(store) {}
    }

    @Test func `a folder that is missing is a storage failure`() {
        #expect(throws: EventLogError(.storage, "")) {
            try LMDBEventStore(folder: "\(folder.path)/nothing", key: .test)
        }
    }

    @Test func `a read-only store reads and refuses to append`() throws {
        do { _ = try LMDBEventStore.quick(folder).store(.fact("1")) }
        let store = try LMDBEventStore.quick(folder, access: .readOnly)
        #expect(try store.log().map(\.key.id) == ["1"])
        #expect(try store.aliases(of: SubjectID(rawValue: 1)) == [TestPersons.alias(0)])
        #expect(throws: EventLogError(.storage, "")) { try store.store(.fact("2")) }
        #expect(try store.nextPosition() == Position(rawValue: 1))
    }

    @Test func `a store that was never made can not be opened for reading`() throws {
        #expect(throws: EventLogError(.storage, "")) {
            try LMDBEventStore.quick(folder, access: .readOnly)
        }
    }

    @Test func `a store with another key is refused and left alone`() throws {
        do { _ = try LMDBEventStore.quick(folder).store(.fact("1")) }
        let other = StoreKey(secret: [UInt8](repeating: 1, count: StoreKey.byteCount))
        for access in [LMDBEventStore.Access.readOnly, .readWrite] {
            #expect(throws: EventLogError(.keyFile, "")) {
                try LMDBEventStore(folder: folder.path, key: other, access: access)
            }
        }
        #expect(try LMDBEventStore.quick(folder).log().map(\.key.id) == ["1"])
    }

    @Test func `a store of a newer format is refused before anything is changed`() throws {
        do {
            let store = try LMDBEventStore.quick(folder)
            _ = try store.store(.fact("1"))
            try store.files.environment.write { (txn: inout WriteTransaction) in
                var value: [UInt8] = []
                value.append(littleEndian: LogFiles.format + 1)
                let key = Array("format".utf8)
                unsafe try txn.putChecked(value, forKey: key.span.bytes, in: store.files.meta)
            }
        }
        let before = try folder.contents()[LMDBEventStore.historyFileName]
        for access in [LMDBEventStore.Access.readOnly, .readWrite] {
            #expect(throws: EventLogError(.newerFormat, "")) {
                try LMDBEventStore.quick(folder, access: access)
            }
        }
        #expect(try folder.contents()[LMDBEventStore.historyFileName] == before)
    }

    @Test func `a log whose vault was lost is refused rather than given a new one`() throws {
        do { _ = try LMDBEventStore.quick(folder).store(.fact("1")) }
        try FileManager.default.removeItem(atPath: "\(folder.path)/vault.mdb")
        for _ in 0..<2 {
            #expect(throws: EventLogError(.damaged, "")) { try LMDBEventStore.quick(folder) }
        }
    }

    @Test func `a vault older than the log never deals a subject twice`() throws {
        do { _ = try LMDBEventStore.quick(folder).store(.fact("1")) }
        let vault = "\(folder.path)/vault.mdb"
        let old = try #require(FileManager.default.contents(atPath: vault))
        do { _ = try LMDBEventStore.quick(folder).store(.fact("2", person: 1)) }
        try old.write(to: URL(filePath: vault))
        let store = try LMDBEventStore.quick(folder)
        #expect(throws: EventLogError(.damaged, "")) { try store.store(.fact("3", person: 2)) }
        #expect(throws: EventLogError(.damaged, "")) {
            try store.events(of: SubjectID(rawValue: 2))
        }
        #expect(try store.store(.fact("4")).subject == SubjectID(rawValue: 1))
    }

    @Test func `what waits for the write lock shares one transaction`() throws {
        let store = try LMDBEventStore.quick(folder)
        _ = try store.store(.fact("first", person: 9))
        let before = try store.files.environment.information().lastTransactionID
        let answers = Mutex<[AppendOutcome]>([])
        do {
            // Nobody can begin while this transaction is open, so all sixty-four come together.
            let lock = try store.files.environment.beginWrite()
            for index in 0..<64 {
                let event = try NewEvent.fact("e-\(index)", person: index % 8)
                store.submit([AppendRequest([event])], bookmark: nil) { result in
                    answers.withLock { $0 += (try? result.get()) ?? [] }
                }
            }
            lock.abort()
        }
        _ = try store.append([])
        #expect(answers.withLock { $0.count } == 64)
        let after = try store.files.environment.information().lastTransactionID
        #expect(after - before == 1)
        #expect(try store.nextPosition() == Position(rawValue: 65))
    }

    @Test func `one submission takes one transaction however many requests it has`() throws {
        let store = try LMDBEventStore.quick(folder)
        let before = try store.files.environment.information().lastTransactionID
        _ = try store.append((0..<500).map { AppendRequest([try .fact("e-\($0)")]) })
        let after = try store.files.environment.information().lastTransactionID
        #expect(after - before == 1)
    }

    @Test func `a long stream is cut into segments and an append rewrites only the last`() throws {
        let store = try LMDBEventStore.quick(folder)
        let body = [UInt8](repeating: 5, count: 1_000)
        for index in 0..<100 { _ = try store.store(.fact("e-\(index)", body: body)) }
        let rows = try rowByteCounts(store)
        #expect(rows.count > 5)
        for (key, count) in rows { #expect(count <= Row.segmentByteCount + 64, "row \(key)") }
        // One more event changes the last row and no other.
        let before = try rowValues(store)
        _ = try store.store(.fact("last", body: [1]))
        let after = try rowValues(store)
        #expect(before.count == after.count)
        #expect(zip(before, after).count { $0 != $1 } == 1)
        #expect(before.dropLast() == after.dropLast())
    }

    private func rowValues(_ store: LMDBEventStore) throws -> [[UInt8]] {
        let txn = try store.files.environment.beginRead()
        var cursor = try txn.cursor(in: store.files.rows)
        var values: [[UInt8]] = []
        while let entry = try cursor.next() { values.append([UInt8](copying: entry.value)) }
        return values
    }

    private func rowByteCounts(_ store: LMDBEventStore) throws -> [(Int, Int)] {
        try rowValues(store).enumerated().map { ($0.offset, $0.element.count) }
    }
}
