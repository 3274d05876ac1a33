import EventModel
import Foundation
import LMDB
import Testing

@testable import AccessLog
@testable import EventLog

/// Of somebody who was erased the log names nothing, and still says who read, when and why.
@Suite struct AccessErasureTests {
    private static let one = SubjectID(rawValue: 1)
    private static let criterion = "lives in Skagen"

    private static func world() throws -> AccessWorld {
        let world = try AccessWorld()
        _ = try world.log.log(.reading(1, criterion: criterion))
        _ = try world.log.log(.reading(2, 1, by: "bo", criterion: "both of them"))
        _ = try world.log.log(.reading(2, by: "bo", criterion: "the other"))
        return world
    }

    /// The bytes of a number in a file, least significant first, and of texts.
    private static func holds(_ folder: TemporaryFolder, _ bytes: [UInt8]) throws -> [String] {
        let needle = Data(bytes)
        return try folder.contents().filter { Data($0.value).range(of: needle) != nil }.map(\.key)
    }

    @Test func `entries about an erased subject keep who, when and why, and name nobody`() throws {
        let world = try Self.world()
        let before = try world.log.all()
        try world.erase(Self.one)
        for access in [LMDBEventStore.Access.readWrite, .readOnly] {
            let after = try world.log.all()
            #expect(after.map(\.recorded) == before.map(\.recorded))
            #expect(after.map(\.entry.actor) == ["anna", "bo", "bo"])
            #expect(after.allSatisfy { $0.entry.purpose == "contact interview" })
            #expect(
                after.map(\.entry.subjects) == [[], [SubjectID(rawValue: 2)], [.init(rawValue: 2)]]
            )
            #expect(after.map(\.isErased) == [true, true, false])
            #expect(after.map(\.isCriterionErased) == [true, true, false])
            #expect(after.map(\.entry.criterion) == [nil, nil, "the other"])
            #expect(try world.log.all(AccessQuery(subject: Self.one)) == [])
            #expect(try world.log.all(AccessQuery(subject: .init(rawValue: 2))).count == 2)
            #expect(try world.log.all(AccessQuery(actor: "bo")).count == 2)
            #expect(try world.log.verify().findings == [])
            try world.reopen(access)
        }
    }

    @Test func `no file of the store has a byte that leads to her`() throws {
        let world = try Self.world()
        guard case .keys(let keys) = try world.events.accessSubject(Self.one) else {
            Issue.record("she has keys")
            return
        }
        var token: [UInt8] = []
        keys.token.append(to: &token)
        #expect(try Self.holds(world.folder, token) == ["access.mdb"])
        try world.erase(Self.one)
        world.close()
        #expect(try Self.holds(world.folder, token) == [])
        for secret in [keys.root, keys.criterion] {
            #expect(
                try Self.holds(world.folder, secret.bytes.indices.map { secret.bytes[$0] }) == []
            )
        }
        #expect(try Self.holds(world.folder, Array(Self.criterion.utf8)) == [])
        #expect(try Self.holds(world.folder, Array("\(AccessWorld.persons[0])".utf8)) == [])
    }

    @Test func `an older copy of the log tells nothing of her, and is put right when it is opened`()
        throws
    {
        let world = try Self.world()
        let copy = try TemporaryFolder()
        let path = "\(copy.path)/\(AccessStore.fileName)"
        _ = try world.log.copy(toPath: path)
        try world.erase(Self.one)
        world.close()
        let own = "\(world.folder.path)/\(AccessStore.fileName)"
        try FileManager.default.removeItem(atPath: own)
        try FileManager.default.copyItem(atPath: path, toPath: own)
        try world.reopen(.readOnly)
        #expect(try world.log.all().map(\.isErased) == [true, true, false])
        #expect(try world.log.all().map(\.entry.criterion) == [nil, nil, "the other"])
        #expect(try world.log.all(AccessQuery(subject: Self.one)) == [])
        #expect(try world.log.verify().findings.count == 1)
        try world.reopen()
        #expect(try world.log.verify().findings == [])
        #expect(try world.log.all(AccessQuery(subject: .init(rawValue: 2))).count == 2)
    }

    @Test func `an erasure that stopped half way is gone on with at the next opening`() throws {
        let world = try Self.world()
        try world.destroyKeys(of: Self.one)
        #expect(
            try world.log.verify().findings == [
                "entry 0 is in the index of somebody who has no key"
            ]
        )
        try world.reopen()
        #expect(try world.log.verify().findings == [])
        // And not again: what was swept is known.
        try world.erase(SubjectID(rawValue: 2))
        #expect(try world.log.verify().findings == [])
        let entries = try world.withDatabase("subjects") { txn, index in
            try txn.statistics(of: index).entryCount
        }
        #expect(entries == 0)
    }

    @Test func `a reading that is refused because she was erased is logged without her`() throws {
        let world = try Self.world()
        try world.erase(Self.one)
        var entry = AccessEntry.reading(1, 2, criterion: Self.criterion)
        entry.outcome = "erased"
        let number = try world.log.log(entry)
        let found = try #require(try world.log.all().last)
        #expect(found.number == number)
        #expect(found.entry.outcome == "erased")
        #expect(found.erasedSubjectCount == 1)
        #expect(found.entry.subjects == [SubjectID(rawValue: 2)])
        #expect(found.isCriterionErased)
        #expect(try world.log.verify().findings == [])
    }

    @Test func `new keys after a part was erased still open what was logged before`() throws {
        let world = try Self.world()
        let before = try world.log.all()
        let keys = SubjectKeys()
        try world.events.files.vault.renew(Self.one, with: keys, keeping: [])
        try world.reopen()
        #expect(try world.log.all() == before)
        #expect(try world.log.all(AccessQuery(subject: Self.one)).count == 2)
        _ = try world.log.log(.reading(1))
        try world.events.files.vault.renew(Self.one, with: SubjectKeys(), keeping: [])
        try world.reopen()
        #expect(try world.log.all(AccessQuery(subject: Self.one)).count == 3)
        #expect(try world.log.verify().findings == [])
    }
}
