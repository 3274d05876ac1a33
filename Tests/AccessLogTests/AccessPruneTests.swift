import EventLog
import EventModel
import LMDB
import Testing

@testable import AccessLog

/// Entries are taken away from the front, and the log says so.
@Suite struct AccessPruneTests {
    /// A world whose entries are a second apart.
    private static func world(_ count: Int, lotEntryCount: Int = 1) throws -> AccessWorld {
        let world = try AccessWorld(lotEntryCount: lotEntryCount)
        for index in 0..<count {
            world.clock.move(by: 1_000_000)
            _ = try world.log.log(.reading(UInt64(index % 5 + 1), by: "u\(index % 3)"))
        }
        return world
    }

    private static func prune(_ world: AccessWorld, before seconds: Int64) throws -> RecordedAccess?
    {
        let end = Instant(microseconds: TestClock().now.microseconds + seconds * 1_000_000)
        return try world.log.prune(before: end, ground: "five years", authority: "the board")
    }

    @Test(arguments: [1, 4, 7, 8, 4_096])
    func `what is older goes from entries and indexes, and an entry says who decided it`(
        lotEntryCount: Int
    ) throws {
        let world = try Self.world(20, lotEntryCount: lotEntryCount)
        let before = try world.log.all()
        let said = try #require(try Self.prune(world, before: 8))
        #expect(said.pruned?.count == 7)
        #expect(said.pruned?.firstLeft == 7)
        #expect(said.entry.actor == "the board")
        #expect(said.entry.purpose == "five years")
        #expect(said.entry.operation == AccessStore.pruneOperation)
        for access in [LMDBEventStore.Access.readOnly, .readWrite] {
            try world.reopen(access)
            #expect(try world.log.all() == before[7...] + [said])
            #expect(try world.log.verify().findings == [])
            #expect(try world.log.verify().first == 7)
            for subject in UInt64(1)...5 {
                let query = AccessQuery(subject: SubjectID(rawValue: subject))
                #expect(
                    try world.log.all(query)
                        == before[7...].filter {
                            $0.entry.subjects == [SubjectID(rawValue: subject)]
                        }
                )
            }
        }
        #expect(try Self.prune(world, before: 8) == nil)
        _ = try world.log.log(.reading(1))
        // The entry that says what went is old one day too.
        let last = try #require(try Self.prune(world, before: 60))
        #expect(last.pruned?.count == 15)
        #expect(try world.log.all() == [last])
        #expect(try world.log.verify().findings == [])
    }

    @Test func `more entries than one transaction takes go too, and others log meanwhile`() throws {
        let world = try AccessWorld()
        for index in 0..<4_999 { world.log.submit(.reading(UInt64(index % 5 + 1))) { _ in } }
        world.log.waitUntilIdle()
        world.clock.move(by: 1_000_000)
        let log = world.log
        for _ in 0..<200 { log.submit(.reading(1)) { _ in } }
        _ = try Self.prune(world, before: 1)
        world.log.waitUntilIdle()
        #expect(try world.log.verify().findings == [])
        #expect(try world.log.count() == 201)
    }

    @Test func `a pruning that stopped after it was said is gone on with`() throws {
        let world = try Self.world(10)
        let first = try world.record(0)
        try world.reopen()
        _ = try Self.prune(world, before: 2)
        // As it was when nothing had gone yet: the entry is said, its place is still there.
        try world.withDatabase("log") { txn, log in
            unsafe try txn.put(first.span.bytes, forKey: 0, in: log)
        }
        try world.withDatabase("meta") { txn, meta in
            var anchor: [UInt8] = []
            anchor.append(littleEndian: UInt64(0))
            anchor.append(contentsOf: AccessHash.first)
            anchor.append(littleEndian: UInt64(10))
            let name = Array("anchor".utf8)
            unsafe try txn.putChecked(anchor, forKey: name.span.bytes, in: meta)
        }
        try world.reopen(.readOnly)
        #expect(try world.log.count() == 11)
        try world.reopen()
        #expect(try world.log.verify().findings == [])
        #expect(try world.log.verify().first == 1)
    }

    @Test func `a beginning that was moved without saying so is found`() throws {
        let world = try Self.world(10)
        _ = try Self.prune(world, before: 4)
        try world.withDatabase("log") { txn, log in _ = try txn.delete(forKey: 3, in: log) }
        try world.reopen(.readOnly)
        #expect(try world.log.verify().findings.contains("entries 3 to 3 are missing"))
        let record = try world.record(4)
        let hash = try unsafe AccessRecord.hash(of: record.span.bytes)
        try world.withDatabase("log") { txn, log in _ = try txn.delete(forKey: 4, in: log) }
        try world.withDatabase("meta") { txn, meta in
            var anchor: [UInt8] = []
            anchor.append(littleEndian: UInt64(5))
            anchor.append(contentsOf: hash)
            anchor.append(littleEndian: UInt64(10))
            let name = Array("anchor".utf8)
            unsafe try txn.putChecked(anchor, forKey: name.span.bytes, in: meta)
        }
        try world.reopen(.readOnly)
        let findings = try world.log.verify().findings
        #expect(
            findings.contains("the beginning is not where the log says that it was moved to")
        )
    }

    @Test func `a ground or an authority that is empty or names somebody is refused`() throws {
        let world = try Self.world(3)
        for (ground, authority) in [("", "a"), ("g", " "), ("about 6104909995", "a")] {
            #expect(throws: AccessLogError.self) {
                try world.log.prune(before: .distantFuture, ground: ground, authority: authority)
            }
        }
        #expect(try world.log.count() == 3)
    }
}
