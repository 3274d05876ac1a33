import EventLog
import EventModel
import Foundation
import LMDB
import Testing

@testable import AccessLog

/// What was altered, moved or taken out is found where it is.
@Suite struct AccessChainTests {
    private static func world() throws -> AccessWorld {
        let world = try AccessWorld()
        for index in 0..<6 {
            _ = try world.log.log(
                .reading(UInt64(index % 3 + 1), by: "u\(index % 2)", criterion: "c\(index)")
            )
        }
        return world
    }

    private static func findings(_ world: AccessWorld) throws -> [String] {
        try world.reopen(.readOnly)
        return try world.log.verify().findings
    }

    private static func put(_ value: [UInt8], _ world: AccessWorld, _ number: UInt64) throws {
        try world.withDatabase("log") { txn, log in
            unsafe try txn.put(value.span.bytes, forKey: number, in: log)
        }
    }

    @Test func `every altered byte of an entry is found at its number, and reading never traps`()
        throws
    {
        let world = try Self.world()
        let record = try world.record(2)
        for index in record.indices {
            var altered = record
            altered[index] ^= 0x11
            try Self.put(altered, world, 2)
            let findings = try Self.findings(world)
            let isAtPlace = findings.contains { $0.hasPrefix("entry 2") || $0.hasPrefix("entry 3") }
            #expect(isAtPlace, "byte \(index): \(findings)")
            if index < record.count - AccessHash.byteCount {
                #expect(throws: AccessLogError.self) { try world.log.page(AccessQuery()) }
            }
        }
        for count in 0..<record.count {
            try Self.put(Array(record.prefix(count)), world, 2)
            #expect(try !Self.findings(world).isEmpty)
            #expect(throws: AccessLogError.self) { try world.log.page(AccessQuery()) }
        }
        try Self.put(record, world, 2)
        #expect(try Self.findings(world) == [])
    }

    @Test func `an entry that is taken out of the middle is missed, in the index too`() throws {
        let world = try Self.world()
        try world.withDatabase("log") { txn, log in _ = try txn.delete(forKey: 3, in: log) }
        let findings = try Self.findings(world)
        #expect(findings.contains("entries 3 to 3 are missing"))
        #expect(findings.contains("the index of subjects leads to entries that are not there"))
        #expect(throws: AccessLogError.self) { try world.log.page(AccessQuery()) }
    }

    @Test func `entries that change places are found, whoever works out the hashes again`() throws {
        let world = try Self.world()
        let (second, third) = (try world.record(2), try world.record(3))
        let first = try world.record(1)
        let before = try unsafe AccessRecord.hash(of: first.span.bytes)
        // Numbers and hashes as a forger without the store's key would set them.
        var chained = before
        var swapped: [[UInt8]] = []
        for (number, record) in [(UInt64(2), third), (3, second)] {
            var value = record
            value.replaceSubrange(8..<16, with: second[8..<16])
            value[8] = UInt8(number)
            let hash = try unsafe AccessRecord.hash(of: value.span.bytes, after: chained)
            value.replaceSubrange(value.count - AccessHash.byteCount..<value.count, with: hash)
            chained = hash
            swapped.append(value)
        }
        try Self.put(swapped[0], world, 2)
        try Self.put(swapped[1], world, 3)
        let findings = try Self.findings(world)
        #expect(findings.contains { $0 == "entry 2: content does not open" })
        #expect(findings.contains { $0 == "entry 3: content does not open" })
    }

    @Test func `an index that hides a reading is found, and one that makes one up`() throws {
        for name in ["subjects", "actors"] {
            let world = try Self.world()
            let key = try world.withDatabase(name) { txn, index in
                var cursor = try txn.cursor(in: index)
                guard let entry = try cursor.first() else { return [UInt8]() }
                return [UInt8](copying: entry.key)
            }
            try world.withDatabase(name) { txn, index in
                _ = unsafe try txn.delete(forKey: key.span.bytes, in: index)
            }
            #expect(try Self.findings(world).contains { $0.contains("is not in the index of") })
            try world.withDatabase(name) { txn, index in
                var other = key
                other[31] = 99
                let nothing: [UInt8] = []
                unsafe try txn.put(nothing.span.bytes, forKey: key.span.bytes, in: index)
                unsafe try txn.put(nothing.span.bytes, forKey: other.span.bytes, in: index)
            }
            #expect(try Self.findings(world).contains { $0.contains("entries that are not there") })
        }
    }

    @Test func `entries that are cut from the end show against a head that was kept`() throws {
        let world = try Self.world()
        let head = try world.log.verify().head
        #expect(head.next == 6)
        #expect(try world.log.holds(head))
        let cut = try world.withDatabase("log") { txn, log in try txn.delete(forKey: 5, in: log) }
        #expect(cut)
        try world.reopen(.readOnly)
        #expect(try !world.log.holds(head))
        let before = try world.log.head()
        try world.reopen()
        _ = try world.log.log(.reading(1))
        #expect(try world.log.head().next == head.next)
        #expect(try !world.log.holds(head))
        #expect(try world.log.holds(before))
    }

    @Test func `an entry of another course of the same log does not go on from this one`() throws {
        // Two logs of one key that part at entry 1: as after an older file was put back.
        let (world, other) = (try Self.world(), try AccessWorld())
        for index in 0..<6 { _ = try other.log.log(.reading(2, by: "v\(index)")) }
        var chained = try world.record(1).suffix(AccessHash.byteCount).map { $0 }
        for number in UInt64(2)..<6 {
            var value = try number == 2 ? other.record(2) : world.record(number)
            let hash = try unsafe AccessRecord.hash(of: value.span.bytes, after: chained)
            value.replaceSubrange(value.count - AccessHash.byteCount..<value.count, with: hash)
            chained = hash
            try Self.put(value, world, number)
        }
        #expect(try Self.findings(world).contains("entry 2: content does not open"))
    }

    @Test func `an entry that the tree of pages leads past is found`() throws {
        let world = try AccessWorld(lotEntryCount: 50)
        for index in 0..<120 { try world.log.log(.reading(UInt64(index % 3 + 1))) }
        let before = try world.log.all()
        world.close()
        let url = URL(filePath: "\(world.folder.path)/\(AccessStore.fileName)")
        let whole = try [UInt8](Data(contentsOf: url))
        func number(_ offset: Int) -> Int { Int(whole[offset]) | Int(whole[offset + 1]) << 8 }
        var refusedCount = 0
        for page in stride(from: 8_192, to: whole.count, by: 4_096) where number(page + 10) == 1 {
            for pointer in stride(from: page + 18, to: page + number(page + 12), by: 2) {
                var altered = whole
                altered[page + number(pointer) + 8] ^= 0x10
                try Data(altered).write(to: url)
                let found = try? { () throws -> [RecordedAccess] in
                    try world.reopen(.readOnly)
                    return try world.log.all()
                }()
                #expect(found == before || (try? world.log.verify())?.isSound != true)
                if found != before { refusedCount += 1 }
                world.close()
            }
        }
        #expect(refusedCount > 0)
    }
}
