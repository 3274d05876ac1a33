import EventLog
import EventModel
import LMDB
import Testing

@testable import AccessLog

/// The indexes are made anew from the entries, whatever happened to them.
@Suite struct AccessRebuildTests {
    private static let one = SubjectID(rawValue: 1)

    private static func world(_ count: Int) throws -> AccessWorld {
        let world = try AccessWorld(lotEntryCount: 4)
        for index in 0..<count { try world.log.log(.reading(UInt64(index % 3 + 1))) }
        return world
    }

    private static func rebuild(_ world: AccessWorld) throws {
        world.close()
        try AccessStore.emptyIndexes(
            in: world.folder.path,
            of: world.events,
            synchronization: .unsafeNoSync
        )
        try world.reopen()
    }

    @Test(arguments: [[], [1], [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]] as [[UInt8]])
    func `a list of lots that is altered keeps nothing from being logged for good`(
        _ altered: [UInt8]
    ) throws {
        let world = try Self.world(9)
        let before = try world.log.all()
        try world.withDatabase("lots") { txn, lots in
            unsafe try txn.put(altered.span.bytes, forKey: 4, in: lots)
        }
        #expect(throws: AccessLogError.self) { try world.reopen() }
        try Self.rebuild(world)
        #expect(try world.log.verify().findings == [])
        #expect(try world.log.all() == before)
        let numbers = try world.log.all(AccessQuery(subject: Self.one)).map(\.number)
        #expect(numbers == [0, 3, 6])
        #expect(try world.log.log(.reading(1)) == 9)
    }

    @Test func `keys that lead nowhere and keys that are missing are put right`() throws {
        let world = try Self.world(8)
        for name in ["subjects", "actors"] {
            try world.withDatabase(name) { txn, index in
                let key = try Self.firstKey(of: index, in: txn)
                _ = unsafe try txn.delete(forKey: key.span.bytes, in: index)
                let (stray, nothing) = ([UInt8](repeating: 3, count: key.count), [UInt8]())
                unsafe try txn.put(nothing.span.bytes, forKey: stray.span.bytes, in: index)
            }
        }
        try world.reopen(.readOnly)
        #expect(try !world.log.verify().findings.isEmpty)
        try Self.rebuild(world)
        #expect(try world.log.verify().findings == [])
    }

    @Test func `whoever is erased stays out, and nothing of her is left in the file`() throws {
        let world = try Self.world(9)
        let erasure = try #require(try AccessErasure(of: Self.one, in: world.events))
        // Her keys are gone, and the read log was not told.
        try world.destroyKeys(of: Self.one)
        var token: [UInt8] = []
        erasure.token.append(to: &token)
        world.close()
        #expect(try Self.file(world).firstRange(of: token) != nil)
        try Self.rebuild(world)
        #expect(try world.log.verify().findings == [])
        let tokens = try world.log.files.environment.read {
            try world.log.files.indexedTokens(in: $0)
        }
        #expect(tokens.count == 2)
        world.close()
        #expect(try Self.file(world).firstRange(of: token) == nil)
    }

    @Test func `entries that were cut off are not forgotten`() throws {
        let world = try Self.world(8)
        try world.withDatabase("log") { txn, log in
            for number in UInt64(6)...7 { _ = try txn.delete(forKey: number, in: log) }
        }
        #expect(throws: AccessLogError.self) { try Self.rebuild(world) }
        try world.reopen(.readOnly)
        let findings = try world.log.verify().findings
        #expect(findings.contains("the lots of the indexes go on beyond the last entry"))
    }

    private static func firstKey(
        of index: Database,
        in txn: borrowing WriteTransaction
    ) throws -> [UInt8] {
        var cursor = try txn.cursor(in: index)
        guard let first = try cursor.next() else { return [] }
        return [UInt8](copying: first.key)
    }

    private static func file(_ world: AccessWorld) throws -> [UInt8] {
        try #require(try world.folder.contents()[AccessStore.fileName])
    }
}
