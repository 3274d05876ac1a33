import EventModel
import LMDB
import Testing
import TransparencyLog

@testable import EventLog

/// What still proves true in a damaged store comes over, and what does not is said.
@Suite struct LogSalvageTests {
    private func world(rounds: Int = 12) throws -> SalvageWorld {
        try SalvageWorld { try SalvageWorld.people(4, rounds: rounds, in: $0) }
    }

    /// The place of a subject's record, from her first.
    private func place(of subject: UInt64, _ index: Int, in world: SalvageWorld) throws -> UInt64 {
        let own = world.places { $0 == subject }.sorted()
        return try #require(own.indices.contains(index) ? own[index] : nil)
    }

    @Test func `an undamaged store comes over byte for byte, and goes on`() throws {
        let world = try world(rounds: 200)
        let head = Checkpoint(origin: "o", size: UInt64(world.records.count), root: world.root)
        let report = try world.salvage(against: [head])
        #expect(report.isComplete)
        #expect(report.keptCount == UInt64(world.records.count))
        #expect(report.continued == [head])
        try world.expectRecords()
        try world.expectEvents(without: [])
        let store = try #require(world.salvaged)
        #expect(try store.tree().root == world.root)
        #expect(try store.nextPosition().rawValue == head.size)
        for person in 0..<4 {
            let subject = try store.subject(for: TestPersons.alias(person))
            #expect(subject?.rawValue == UInt64(person + 1))
        }
        #expect(try store.store(.fact("f-2-5", person: 2, body: [1, 2])).isDuplicate)
        #expect(try store.store(.fact("new", person: 9)).subject.rawValue == 5)
    }

    @Test(arguments: 0..<70)
    func `a record with an altered byte is taken from its history`(byte: Int) throws {
        let world = try world()
        let place = try place(of: 2, 5, in: world)
        try world.alter(SalvageWorld.key(place), in: "log", byte: byte)
        let report = try world.salvage()
        #expect(report.isComplete)
        #expect(report.mendedCount == 1)
        #expect(report.firstChange?.rawValue == place)
        try world.expectEvents(without: [])
        // It is the very record unless its nonce is what was altered.
        let isNonce = 32..<44 ~= byte % world.records[Int(place)].count
        try world.expectRecords(but: isNonce ? [place] : [])
    }

    @Test(arguments: [UInt64(0), 1, 3])
    func `a record that is lost with its history is lost alone, in its place`(subject: UInt64)
        throws
    {
        let world = try world()
        let place = try place(of: subject, 5, in: world)
        try world.alter(SalvageWorld.key(place), in: "log", byte: 40)
        try world.alterAll(in: "rows", beginning: SalvageWorld.rows(of: Int(subject)))
        let report = try world.salvage()
        #expect(SalvageWorld.lost(report) == [place])
        #expect(report.lost[0].subject?.rawValue == subject)
        #expect(report.lost[0].type == .fact)
        #expect(!report.isComplete)
        try world.expectEvents(without: [place])
        let later = world.places { $0 == subject }.filter { $0 >= place }
        // Everybody else's records are what they were, also behind it.
        try world.expectRecords(but: later)
        #expect(report.rewrittenCount == UInt64(later.count - 1))
        // Whoever sends the event again has it stored.
        let store = try #require(world.salvaged)
        let lost = try #require(world.events[Position(rawValue: place)])
        #expect(try store.position(of: lost.key) == nil)
    }

    @Test func `events that speak of a lost one are named`() throws {
        let world = try world()
        let mark = try #require(world.events.values.first { $0.target != nil })
        let target = try #require(mark.target)
        try world.alter(SalvageWorld.key(target.rawValue), in: "log", byte: 60)
        try world.alterAll(in: "rows", beginning: SalvageWorld.rows(of: 1))
        let report = try world.salvage()
        #expect(
            report.orphans == [
                SalvageReport.Orphan(
                    position: mark.position,
                    subject: mark.subject,
                    target: target
                )
            ]
        )
    }

    @Test(
        arguments: [
            "rows", "heads", "index", "meta", "sources", "hashes", "vault meta", "aliases",
        ]
    )
    func `nothing is lost where only what is beside the log is damaged`(name: String) throws {
        let world = try world(rounds: 80)
        for byte in [0, 3] {
            // The mark of the key's store is altered too, and the format's.
            try world.alterAll(in: name, byte: byte)
        }
        let report = try world.salvage()
        #expect(report.lostCount == 0)
        #expect(report.lostValues == [] || name == "sources")
        try world.expectRecords()
        let store = try #require(world.salvaged)
        #expect(try store.tree().root == world.root)
        #expect(try store.subject(for: TestPersons.alias(3))?.rawValue == 4)
    }

    @Test func `a source's name with one altered byte is mended, and another is lost`() throws {
        for byte in 0..<7 {
            let world = try world()
            try world.alter(SalvageWorld.key(0), in: "sources", byte: byte)
            let report = try world.salvage()
            #expect(report.isComplete, "byte \(byte)")
            try world.expectEvents(without: [])
        }
        let world = try world()
        for byte in [0, 1] { try world.alter(SalvageWorld.key(0), in: "sources", byte: byte) }
        let report = try world.salvage()
        #expect(report.lostValues.map(\.what) == ["the name of source 0"])
        #expect(!report.isComplete)
        try world.expectRecords()
        #expect(try world.salvaged?.sourceName(SourceNumber(rawValue: 0)) == "lost-source-0")
        #expect(try world.salvaged?.sourceName(SourceNumber(rawValue: 1)) == "jobnet")
    }

    @Test func `records of a person whose key is lost stay sealed, and she is said to be gone`()
        throws
    {
        let world = try world()
        try world.alter(SalvageWorld.key(3), in: "subject-keys", byte: 30)
        let report = try world.salvage()
        let own = world.places { $0 == 3 }
        #expect(Set(SalvageWorld.lost(report)) == own)
        #expect(report.lost.allSatisfy { $0.subject?.rawValue == 3 })
        #expect(report.firstChange == nil)
        // Every proof of before still holds.
        try world.expectRecords()
        try world.expectEvents(without: own)
        let store = try #require(world.salvaged)
        #expect(try store.erasure(of: SubjectID(rawValue: 3)) != nil)
        #expect(try store.subject(for: TestPersons.alias(2)) == nil)
        #expect(try store.store(.fact("f-2-0", person: 2)).subject.rawValue == 5)
    }

    @Test func `persons whom an older vault does not know are gone, and the others are there`()
        throws
    {
        let folder = try TemporaryFolder()
        var vault: [UInt8] = []
        let world = try SalvageWorld { store in
            try SalvageWorld.people(3, rounds: 5, in: store)
            try store.copyVault(toPath: "\(folder.path)/vault")
            vault = try #require(try folder.contents()["vault"])
            try SalvageWorld.people(6, rounds: 9, in: store)
        }
        try world.damaged.put(vault, inPlaceOf: LMDBEventStore.vaultFileName)
        let report = try world.salvage()
        let late = world.places { $0 > 3 }
        #expect(Set(SalvageWorld.lost(report)) == late)
        try world.expectRecords()
        try world.expectEvents(without: late)
        #expect(try world.salvaged?.store(.fact("new", person: 9)).subject.rawValue == 7)
    }

    @Test func `every page that is gone costs what stood on it and nowhere else`() throws {
        let world = try world(rounds: 60)
        let name = LMDBEventStore.historyFileName
        let bytes = try world.damaged.file(name)
        var salvaged = 0
        for page in stride(from: 0, to: bytes.count, by: 4_096) {
            var damaged = bytes
            let end = min(bytes.count, page + 4_096)
            damaged.replaceSubrange(page..<end, with: repeatElement(0, count: end - page))
            try world.damaged.put(damaged, inPlaceOf: name)
            do {
                let report = try world.salvage(atLeast: UInt64(world.records.count))
                #expect(report.lostCount == 0, "page \(page / 4_096)")
                // The names of sources stand on a page of their own, and nowhere else.
                if report.lostValues.isEmpty { try world.expectEvents(without: []) }
                salvaged += 1
            } catch let error as EventLogError {
                #expect([.storage, .damaged].contains(error.code))
            }
        }
        // The first two say where everything is, and the root of the names of databases too.
        #expect(salvaged >= bytes.count / 4_096 - 4)
    }

    @Test func `a log that is shorter than its checkpoint is told from its histories`() throws {
        let world = try world()
        let end = UInt64(world.records.count)
        for place in end - 3..<end { try world.damaged.delete(SalvageWorld.key(place), in: "log") }
        try world.alterAll(in: "rows", beginning: SalvageWorld.rows(of: 4))
        let report = try world.salvage(atLeast: end)
        let lost = world.places { $0 == 4 }.intersection(end - 3..<end)
        #expect(Set(SalvageWorld.lost(report)) == lost)
        #expect(report.mendedCount == 3 - UInt64(lost.count))
        try world.expectEvents(without: lost)
    }

    @Test func `a person's number that does not open is lost, and she stays`() throws {
        let world = try world()
        try world.alterAll(in: "numbers", beginning: SalvageWorld.rows(of: 2), byte: 20)
        let report = try world.salvage()
        #expect(
            report.lostValues == [
                SalvageReport.LostValue(what: "a CPR number", subject: SubjectID(rawValue: 2))
            ]
        )
        try world.expectEvents(without: [])
        #expect(try world.salvaged?.aliases(of: SubjectID(rawValue: 2)) == [])
        #expect(try world.salvaged?.aliases(of: SubjectID(rawValue: 1)).count == 1)
    }

    @Test func `an altered record that its check and its key do not show breaks the checkpoint`()
        throws
    {
        let world = try world()
        let head = Checkpoint(origin: "o", size: UInt64(world.records.count), root: .empty)
        let report = try world.salvage(against: [head])
        #expect(report.unexplained == [head])
        #expect(!report.isComplete)
    }

    @Test func `a store without a readable record, with another key, or no store is refused`()
        throws
    {
        let world = try world()
        try world.alterAll(in: "log", byte: 60)
        try world.alterAll(in: "rows")
        #expect(throws: EventLogError(.damaged, "")) { try world.salvage() }
        let folder = world.damaged.folder.path
        #expect(throws: EventLogError(.keyFile, "")) {
            try LogSalvage(folder: folder, key: StoreKey(secret: [UInt8](repeating: 1, count: 32)))
        }
        #expect(throws: EventLogError(.storage, "")) {
            try LogSalvage(folder: "\(folder)/none", key: .test)
        }
        let keyless = try self.world()
        try keyless.alterAll(in: "subject-keys")
        #expect(throws: EventLogError(.keyMissing, "")) { try keyless.salvage() }
    }
}
