import EventModel
import Testing

@testable import EventLog

/// Persons who were erased stay erased, whatever of it is damaged.
@Suite struct SalvageErasureTests {
    private static let subject = SubjectID(rawValue: 2)

    /// A store in which a person was erased, and the place where that is said.
    private func world() throws -> (world: SalvageWorld, said: UInt64) {
        let world = try SalvageWorld { store in
            try SalvageWorld.people(4, rounds: 9, in: store)
            let event = try SalvageWorld.erasure(Self.subject, "")
            _ = try store.append([AppendRequest([event], erasing: Self.subject)])
            _ = try store.store(.fact("later"))
        }
        return (world, UInt64(world.records.count - 2))
    }

    private func expectErased(_ world: SalvageWorld) throws {
        let store = try #require(world.salvaged)
        #expect(try store.erasure(of: Self.subject) != nil)
        #expect(try store.stream(of: Self.subject) == nil)
        #expect(try store.subject(for: TestPersons.alias(1)) == nil)
        #expect(try !store.files.vault.knows(Self.subject))
    }

    @Test func `her records come over sealed, and her keys and numbers do not`() throws {
        let (world, _) = try world()
        let report = try world.salvage()
        #expect(report.isComplete)
        try world.expectRecords()
        try expectErased(world)
    }

    @Test func `a mark that is damaged is made again from the event`() throws {
        let (world, said) = try world()
        try world.alterAll(in: "erased", byte: 2)
        #expect(try world.salvage().isComplete)
        try world.expectRecords()
        try expectErased(world)
        #expect(try world.salvaged?.erasure(of: Self.subject)?.rawValue == said)
    }

    @Test func `an event that is lost is said again where its mark is left`() throws {
        let (world, said) = try world()
        try world.alter(SalvageWorld.key(said), in: "log", byte: 40)
        try world.alterAll(in: "rows", beginning: SalvageWorld.rows(of: 0))
        let report = try world.salvage()
        #expect(SalvageWorld.lost(report) == [said])
        try expectErased(world)
        let again = try #require(try world.salvaged?.erasure(of: Self.subject))
        #expect(again.rawValue >= UInt64(world.records.count))
    }

    @Test func `a lost record of hers is lost alone`() throws {
        let (world, _) = try world()
        let own = hers(in: world)
        try world.damaged.delete(SalvageWorld.key(own[3]), in: "log")
        let report = try world.salvage()
        #expect(SalvageWorld.lost(report) == [own[3]])
        try world.expectRecords(but: [own[3]])
        try expectErased(world)
    }

    @Test(arguments: [22, 23])
    func `a time that nobody can prove does not count against the records behind it`(
        byte: Int
    ) throws {
        let (world, _) = try world()
        let own = hers(in: world)
        try world.alter(SalvageWorld.key(own[3]), in: "log", byte: byte)
        let report = try world.salvage()
        #expect(SalvageWorld.lost(report) == [own[3]])
        try world.expectRecords(but: [own[3]])
        try world.expectEvents(without: [])
    }

    /// The places of her records.
    private func hers(in world: SalvageWorld) -> [UInt64] {
        world.subjects.indices.filter { world.subjects[$0] == Self.subject.rawValue }
            .map { UInt64($0) }
    }

    @Test(arguments: [false, true])
    func `an older vault with her keys does not bring her back`(isEventLost: Bool) throws {
        let folder = try TemporaryFolder()
        var vault: [UInt8] = []
        let world = try SalvageWorld { store in
            try SalvageWorld.people(4, rounds: 9, in: store)
            let path = "\(folder.path)/vault"
            try store.copyVault(toPath: path)
            vault = try #require(try folder.contents()["vault"])
            let event = try SalvageWorld.erasure(Self.subject, "")
            _ = try store.append([AppendRequest([event], erasing: Self.subject)])
        }
        if isEventLost {
            let said = UInt64(world.records.count - 1)
            try world.alter(SalvageWorld.key(said), in: "log", byte: 40)
            try world.alterAll(in: "rows", beginning: SalvageWorld.rows(of: 0))
        }
        try world.damaged.put(vault, inPlaceOf: LMDBEventStore.vaultFileName)
        let report = try world.salvage()
        #expect(report.lostCount == (isEventLost ? 1 : 0))
        try expectErased(world)
    }
}
