import EventLog
import EventModel
import LMDB
import Testing

@testable import AccessLog

/// The indexes are written in lots, and what is in none yet is looked for in the entries.
@Suite struct AccessLotsTests {
    private static let one = SubjectID(rawValue: 1)

    private static func world(_ count: Int, lotEntryCount: Int) throws -> AccessWorld {
        let world = try AccessWorld(lotEntryCount: lotEntryCount)
        for index in 0..<count {
            try world.log.log(.reading(UInt64(index % 3 + 1), by: "u\(index % 2)"))
        }
        return world
    }

    private static func lots(_ world: AccessWorld) throws -> [Range<UInt64>] {
        let files = world.log.files
        return try files.environment.read { try files.lots(in: $0).lots.map(\.numbers) }
    }

    private static func numbers(
        _ world: AccessWorld,
        _ subject: SubjectID?,
        by actor: String? = nil,
        newestFirst: Bool = false
    ) throws -> [UInt64] {
        var query = AccessQuery(subject: subject, limit: 2)
        query.actor = actor
        query.newestFirst = newestFirst
        return try world.log.all(query).map(\.number)
    }

    @Test func `a lot is written when enough entries have gathered, and all of them are found`()
        throws
    {
        let world = try Self.world(10, lotEntryCount: 4)
        #expect(try Self.lots(world) == [0..<4, 4..<8])
        #expect(try Self.numbers(world, Self.one) == [0, 3, 6, 9])
        #expect(try Self.numbers(world, Self.one, newestFirst: true) == [9, 6, 3, 0])
        #expect(try Self.numbers(world, Self.one, by: "u1") == [3, 9])
        #expect(try Self.numbers(world, nil, by: "u0", newestFirst: true) == [8, 6, 4, 2, 0])
        #expect(try world.log.verify().findings == [])
    }

    @Test func `another opening goes on with the lots from what is in the entries`() throws {
        let world = try Self.world(6, lotEntryCount: 4)
        try world.reopen()
        for _ in 6..<9 { try world.log.log(.reading(1)) }
        #expect(try Self.lots(world) == [0..<4, 4..<8])
        #expect(try Self.numbers(world, Self.one) == [0, 3, 6, 7, 8])
        #expect(try world.log.verify().findings == [])
    }

    @Test func `many entries of one transaction are one lot`() throws {
        let world = try AccessWorld(lotEntryCount: 4)
        let log = world.log
        for _ in 0..<50 { log.submit(.reading(1)) { _ in } }
        log.waitUntilIdle()
        let lots = try Self.lots(world)
        #expect(lots.first?.lowerBound == 0)
        #expect(lots.allSatisfy { $0.count >= 4 })
        #expect(try Self.numbers(world, Self.one) == Array(0..<50))
    }

    @Test func `who is erased gets into no lot afterwards`() throws {
        let world = try Self.world(6, lotEntryCount: 4)
        try world.erase(Self.one)
        // What had gathered is in a lot, without her.
        #expect(try Self.lots(world) == [0..<4, 4..<6])
        for _ in 0..<20 { try world.log.log(.reading(1, 2)) }
        #expect(try world.log.verify().findings == [])
        try world.reopen()
        #expect(try world.log.verify().findings == [])
        let tokens = try world.log.files.environment.read {
            try world.log.files.indexedTokens(in: $0)
        }
        #expect(tokens.count == 2)
        #expect(try Self.numbers(world, SubjectID(rawValue: 2)).count == 22)
    }

    @Test func `a lot that does not follow on the one before is damage, never an answer`() throws {
        let world = try Self.world(8, lotEntryCount: 4)
        for (id, end) in [(UInt64(4), UInt64(4)), (4, 0), (5, 8)] {
            try world.withDatabase("lots") { txn, lots in
                _ = try txn.delete(forKey: 4, in: lots)
                var value: [UInt8] = []
                value.append(littleEndian: end)
                try txn.putChecked(value, forKey: id, in: lots)
            }
            try world.reopen(.readOnly)
            let findings = try world.log.verify().findings
            #expect(findings.count == 1 && findings[0].contains("--rebuild-indexes"))
            #expect(throws: AccessLogError.self) { try Self.numbers(world, Self.one) }
        }
    }

    @Test func `no altered byte of a lot hides a reading`() throws {
        let world = try Self.world(8, lotEntryCount: 4)
        let value = try world.withDatabase("lots") { txn, lots in
            guard let value = try txn.value(in: lots, forKey: 4) else { return [UInt8]() }
            return [UInt8](copying: value)
        }
        #expect(value.count == 12)
        for index in value.indices {
            var altered = value
            altered[index] ^= 0x20
            try world.withDatabase("lots") { txn, lots in
                unsafe try txn.put(altered.span.bytes, forKey: 4, in: lots)
            }
            try world.reopen(.readOnly)
            #expect(throws: AccessLogError.self) { try Self.numbers(world, Self.one) }
        }
    }

    @Test func `an index that lacks a lot is found, and has it again after the next entry`() throws
    {
        let world = try Self.world(8, lotEntryCount: 4)
        try world.withDatabase("lots") { txn, lots in _ = try txn.delete(forKey: 4, in: lots) }
        try world.reopen(.readOnly)
        #expect(
            try world.log.verify().findings == [
                "the index of actors leads to entries that are not there",
                "the index of subjects leads to entries that are not there",
            ]
        )
        try world.reopen()
        try world.log.log(.reading(1))
        #expect(try Self.lots(world) == [0..<4, 4..<8])
        #expect(try world.log.verify().findings == [])
    }

    @Test func `a log of the format without lots is brought to this one without the erased`()
        throws
    {
        let world = try Self.world(9, lotEntryCount: 4)
        try world.erase(Self.one)
        let before = try world.log.all()
        try world.withDatabase("lots") { txn, lots in try txn.deleteAll(in: lots) }
        try world.withDatabase("subjects") { txn, index in
            try txn.deleteAll(in: index)
            // A key of that format: a token and a number.
            let (key, nothing) = ([UInt8](repeating: 5, count: 24), [UInt8]())
            unsafe try txn.put(nothing.span.bytes, forKey: key.span.bytes, in: index)
        }
        try world.withDatabase("meta") { txn, meta in
            let name = Array("format".utf8)
            unsafe try txn.putChecked([1, 0, 0, 0], forKey: name.span.bytes, in: meta)
        }
        #expect(throws: AccessLogError.self) { try world.reopen(.readOnly) }
        try world.reopen()
        #expect(try world.log.verify().findings == [])
        #expect(try world.log.all() == before)
        #expect(try Self.lots(world) == [0..<4, 4..<8, 8..<9])
        #expect(try Self.numbers(world, SubjectID(rawValue: 2)) == [1, 4, 7])
        try world.reopen(.readOnly)
        #expect(try world.log.all() == before)
    }

    @Test func `bringing a log to the format twice changes nothing`() throws {
        let world = try Self.world(9, lotEntryCount: 4)
        try world.log.files.upgrade()
        #expect(try Self.lots(world) == [0..<4, 4..<8])
        #expect(try Self.numbers(world, Self.one) == [0, 3, 6])
        #expect(try world.log.verify().findings == [])
    }

    @Test func `who was erased past the log gets into no lot when it is opened`() throws {
        let world = try Self.world(6, lotEntryCount: 4)
        try world.destroyKeys(of: Self.one)
        try world.reopen()
        #expect(try Self.lots(world) == [0..<4, 4..<6])
        let indexed = try world.withDatabase("subjects") { txn, index in
            try txn.statistics(of: index).entryCount
        }
        #expect(indexed == 4)
        try world.reopen(.readOnly)
        #expect(try world.log.verify().findings == [])
    }

    @Test func `an entry that does not open when its lot is written is damage to whoever asks`()
        throws
    {
        let world = try Self.world(6, lotEntryCount: 4)
        var record = try world.record(5)
        record[40] ^= 1
        let altered = record
        try world.withDatabase("log") { txn, log in
            unsafe try txn.put(altered.span.bytes, forKey: 5, in: log)
        }
        try world.reopen()
        #expect(throws: AccessLogError.self) { try Self.numbers(world, Self.one) }
        // It keeps nobody from being logged.
        for _ in 0..<6 { try world.log.log(.reading(1)) }
        #expect(try Self.lots(world) == [0..<4, 4..<8, 8..<12])
        for subject in UInt64(1)...3 {
            #expect(throws: AccessLogError.self) {
                try Self.numbers(world, SubjectID(rawValue: subject))
            }
        }
        #expect(throws: AccessLogError.self) { try Self.numbers(world, nil, by: "u0") }
        let findings = try world.log.verify().findings
        #expect(findings.count == 2 && findings.allSatisfy { $0.hasPrefix("entry 5") })
    }

    @Test func `lots beyond the last entry are damage, and nothing is logged over them`() throws {
        let world = try Self.world(8, lotEntryCount: 4)
        try world.withDatabase("log") { txn, log in
            for number in UInt64(6)...7 { _ = try txn.delete(forKey: number, in: log) }
        }
        try world.reopen()
        #expect(throws: AccessLogError.self) { try world.log.log(.reading(1)) }
        let findings = try world.log.verify().findings
        #expect(findings.contains("the lots of the indexes go on beyond the last entry"))
    }

    @Test func `others see whether readings are being logged`() throws {
        let world = try AccessWorld()
        let folder = world.folder.path
        #expect(AccessStore.isOpenToWrite(inFolder: folder))
        #expect(AccessStore.isOpenToWrite(inFolder: folder))
        try world.reopen(.readOnly)
        #expect(!AccessStore.isOpenToWrite(inFolder: folder))
        try world.reopen()
        #expect(AccessStore.isOpenToWrite(inFolder: folder))
        world.close()
        #expect(!AccessStore.isOpenToWrite(inFolder: folder))
        #expect(!AccessStore.isOpenToWrite(inFolder: folder + "/none"))
    }
}
