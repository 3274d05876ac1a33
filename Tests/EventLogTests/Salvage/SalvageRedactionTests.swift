import EventModel
import LMDB
import Testing

@testable import EventLog

/// What was erased in part stays erased in a salvaged store, and everything beside it comes over.
@Suite struct SalvageRedactionTests {
    private static let subject = SubjectID(rawValue: 2)

    /// A store in which parts of one person's data are destroyed, twice.
    private func world() throws -> SalvageWorld {
        try SalvageWorld { store in
            try SalvageWorld.people(4, rounds: 12, in: store)
            try store.redact([3, 5], of: Self.subject)
            try SalvageWorld.people(4, rounds: 14, in: store)
            try store.redact([7], of: Self.subject)
            _ = try store.store(.fact("last", person: 1, body: [9]))
        }
    }

    /// The place of the person's record with a revision.
    private func place(_ revision: Int, in world: SalvageWorld) throws -> UInt64 {
        let own = world.places { $0 == Self.subject.rawValue }.sorted()
        return try #require(own.indices.contains(revision) ? own[revision] : nil)
    }

    private func expectErased(_ revisions: [Int], in world: SalvageWorld) throws {
        let store = try #require(world.salvaged)
        for revision in revisions {
            let position = Position(rawValue: try place(revision, in: world))
            #expect(throws: EventLogError(.keyMissing, "")) { try store.disclose(position) }
        }
    }

    @Test func `an undamaged store comes over byte for byte`() throws {
        let world = try world()
        let report = try world.salvage()
        #expect(report.isComplete && report.mendedCount == 0 && report.rewrittenCount == 0)
        try world.expectRecords()
        try world.expectEvents(without: [])
        try expectErased([3, 5, 7], in: world)
        let store = try #require(world.salvaged)
        _ = try store.disclose(Position(rawValue: try place(4, in: world)))
        // Appends go on under the keys that came with the last erasure.
        _ = try store.store(.fact("new", person: 1, body: [8]))
        #expect(try store.verify().findings == [])
    }

    @Test(arguments: [2, 4, 12])
    func `an altered record, and a redaction, is taken from the history`(revision: Int) throws {
        let world = try world()
        let place = try place(revision, in: world)
        try world.alter(SalvageWorld.key(place), in: "log", byte: 60)
        let report = try world.salvage()
        #expect(report.isComplete && report.mendedCount == 1)
        // Its own key is kept, so it is the very record again.
        try world.expectRecords()
        try world.expectEvents(without: [])
        try expectErased([3, 5, 7], in: world)
    }

    @Test func `behind a lost record, what was erased is lost with its place`() throws {
        let world = try world()
        let lost = try place(2, in: world)
        try world.alter(SalvageWorld.key(lost), in: "log", byte: 60)
        try world.alterAll(in: "rows", beginning: SalvageWorld.rows(of: 2))
        let report = try world.salvage()
        let gone = try Set([2, 3, 5, 7].map { try place($0, in: world) })
        #expect(Set(SalvageWorld.lost(report)) == gone)
        try world.expectEvents(without: gone)
        let others = world.places { $0 != Self.subject.rawValue }
        let all = Set(world.records.indices.map { UInt64($0) })
        try world.expectRecords(but: all.subtracting(others))
    }

    @Test func `a record whose own key is lost is taken from the history`() throws {
        let world = try world()
        let place = try place(4, in: world)
        let name = Vault.keptName(Self.subject, Position(rawValue: place))
        try world.alter(name, in: "record-keys", byte: 20)
        let report = try world.salvage()
        #expect(report.isComplete && report.mendedCount == 1)
        try world.expectEvents(without: [])
        try expectErased([3, 5, 7], in: world)
    }
}
