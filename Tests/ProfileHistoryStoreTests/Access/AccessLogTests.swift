import AccessLog
import EventLog
import EventModel
import Foundation
import ProfileHistoryStore
import Testing

/// The read log as a store hands it out: opened once, erased, backed up, verified with the store.
@Suite struct AccessLogTests {
    private static let person = "0108629996"
    private static let other = "0104909995"
    private static let criterion = "lives in Skagen"

    private static func world() throws -> Bench {
        let bench = try Bench()
        try bench.take([
            Row.fact("1", "municipality", #""0101""#, of: "cpr:\(person)", effective: "2016-01-01"),
            Row.fact("2", "municipality", #""0751""#, of: "cpr:\(person)", effective: "2018-03-01"),
            Row.fact("3", "municipality", #""0101""#, of: "cpr:\(other)", effective: "2016-01-01"),
        ])
        return bench
    }

    private static func reading(
        _ subjects: UInt64...,
        by actor: String = "anna",
        for organisation: String? = "0101",
        to recipient: String? = nil
    ) -> AccessEntry {
        AccessEntry(
            actor: actor,
            role: "caseworker",
            organisation: organisation,
            operation: "profile.read",
            subjects: subjects.map(SubjectID.init(rawValue:)),
            criterion: criterion,
            purpose: "interview",
            recipient: recipient
        )
    }

    private static func numbers(
        _ store: HistoryStore,
        _ question: AccessQuestion
    ) throws -> [UInt64] {
        try store.accesses(question).entries.map(\.access.number)
    }

    @Test func `a store has no read log until it is opened to write, and then one`() async throws {
        let bench = try Self.world()
        #expect(!bench.store.hasAccessLog)
        #expect(throws: StoreError(.unavailable, "")) {
            try bench.store.openAccessLog(access: .readOnly)
        }
        #expect(try bench.store.accesses(AccessQuestion(AccessQuery())).entries == [])
        #expect(try bench.store.verify().access == nil)
        #expect(!bench.store.hasAccessLog)
        let log = try bench.store.openAccessLog()
        #expect(bench.store.hasAccessLog)
        #expect(try bench.store.openAccessLog() === log)
        #expect(try bench.store.openAccessLog(access: .readOnly) === log)
        #expect(try await log.append(Self.reading(1)) == 0)
        #expect(try log.appendAndWait(Self.reading(2)) == 1)
        await #expect(throws: StoreError(.badInput, "")) {
            try await log.append(Self.reading(1, by: Self.person))
        }
        #expect(try log.page(AccessQuery()).entries.count == 2)
    }

    @Test func `a log that is open for reading only is not opened to write beside itself`() throws {
        let bench = try Self.world()
        try bench.store.openAccessLog().appendAndWait(Self.reading(1))
        var log: AccessLog? = try bench.store.openAccessLog(access: .readOnly)
        #expect(throws: StoreError(.unavailable, "")) { try bench.store.openAccessLog() }
        #expect(throws: StoreError(.unavailable, "")) {
            try log?.appendAndWait(Self.reading(1))
        }
        log = nil
        #expect(try bench.store.openAccessLog().appendAndWait(Self.reading(1)) == 1)
    }

    @Test func `readings from outside are told by where she lived then`() throws {
        let bench = try Self.world()
        let log = try bench.store.openAccessLog()
        try bench.clock.set("2017-06-01T12:00:00Z")
        try log.appendAndWait(Self.reading(1))
        try log.appendAndWait(Self.reading(1, for: "0751"))
        try log.appendAndWait(Self.reading(1, to: "jobcentre:0851"))
        try log.appendAndWait(Self.reading(1, to: "jobcentre:0101"))
        try log.appendAndWait(Self.reading(1, for: nil))
        try bench.clock.set("2018-05-01T12:00:00Z")
        try log.appendAndWait(Self.reading(1))
        try log.appendAndWait(Self.reading(1, for: "0751"))
        try log.appendAndWait(Self.reading(2, 1, for: "0751"))
        var question = AccessQuestion(AccessQuery(subject: SubjectID(rawValue: 1)))
        #expect(try Self.numbers(bench.store, question) == Array(0..<8))
        question.isOutsideOnly = true
        #expect(try Self.numbers(bench.store, question) == [1, 2, 5])
        question.query.newestFirst = true
        question.query.limit = 2
        let listing = try bench.store.accesses(question)
        #expect(listing.entries.map(\.access.number) == [5, 2])
        #expect(listing.entries.map { $0.places.map(\.municipality) } == [["0751"], ["0101"]])
        question.query.cursor = listing.next
        #expect(try Self.numbers(bench.store, question) == [1])
        question.query = AccessQuery(actor: "anna")
        #expect(try Self.numbers(bench.store, question) == [1, 2, 5, 7])
    }

    @Test func `a pseudonym is stable, names nobody, and spares citizens`() throws {
        let bench = try Self.world()
        let log = try bench.store.openAccessLog()
        try log.appendAndWait(Self.reading(1))
        try log.appendAndWait(Self.reading(2))
        try log.appendAndWait(Self.reading(1, by: "bo"))
        try log.appendAndWait(
            AccessEntry(actor: "herself", role: "citizen", operation: "access.read")
        )
        try log.appendAndWait(
            AccessEntry(
                actor: "neighbour",
                role: "citizen",
                operation: "profile.read",
                subjects: [SubjectID(rawValue: 1)],
                outcome: "forbidden"
            )
        )
        var question = AccessQuestion(AccessQuery())
        question.hasPseudonyms = true
        let actors = try bench.store.accesses(question).entries.map(\.actor)
        #expect(actors[0] == actors[1])
        #expect(Set(actors).count == 4)
        #expect(actors[3] == "herself")
        // Who was refused tried to read about somebody else.
        #expect(actors[4] != "neighbour")
        #expect(actors[0].hasPrefix("employee-") && !actors[0].contains("anna"))
    }

    @Test func `no file of a store leads to an erased person from the read log`() throws {
        let bench = try Self.world()
        do {
            let log = try bench.store.openAccessLog()
            try log.appendAndWait(Self.reading(1))
            try log.appendAndWait(Self.reading(2))
        }
        try bench.store.erase(.subject(SubjectID(rawValue: 1)), ground: "g", authority: "a")
        let folder = "\(bench.folder.path)/store"
        for name in try FileManager.default.contentsOfDirectory(atPath: folder) {
            let bytes = try #require(FileManager.default.contents(atPath: "\(folder)/\(name)"))
            for needle in [Self.person, Self.criterion, "subject:1\""] {
                #expect(bytes.range(of: Data(needle.utf8)) == nil, "\(name)")
            }
        }
        let log = try bench.store.openAccessLog()
        let entries = try log.page(AccessQuery()).entries
        #expect(entries.map(\.isErased) == [true, false])
        #expect(entries.map(\.entry.actor) == ["anna", "anna"])
        #expect(entries.map(\.entry.purpose) == ["interview", "interview"])
        #expect(try log.page(AccessQuery(subject: SubjectID(rawValue: 1))).entries == [])
        let found = try bench.store.verify()
        #expect(found.isSound)
        #expect(found.access?.head.next == 2)
    }

    @Test func `a backup has the read log, and a store restored from it goes on with it`() throws {
        let bench = try Self.world()
        let log = try bench.store.openAccessLog()
        try log.appendAndWait(Self.reading(1))
        try log.appendAndWait(Self.reading(2))
        let (backup, restored) = ("\(bench.folder.path)/backup", "\(bench.folder.path)/restored")
        _ = try bench.store.backup(to: backup)
        try log.appendAndWait(Self.reading(2))
        let key = "\(bench.folder.path)/store.key"
        _ = try HistoryStore.restore([backup], to: restored, keyFile: key)
        let store = try HistoryStore(opening: restored, keyFile: key)
        let own = try store.openAccessLog()
        let expected = try log.page(AccessQuery(limit: 2)).entries
        #expect(try own.page(AccessQuery()).entries == expected)
        #expect(try own.appendAndWait(Self.reading(1)) == 2)
        #expect(try store.verify().isSound)
        // Before the second person came: of her nothing is known there.
        let earlier = "\(bench.folder.path)/earlier"
        _ = try HistoryStore.restore(
            [backup],
            to: earlier,
            keyFile: key,
            end: .position(Position(rawValue: 2))
        )
        let cut = try HistoryStore(opening: earlier, keyFile: key)
        let left = try cut.accesses(AccessQuestion(AccessQuery())).entries
        #expect(left.map(\.access.isErased) == [false, true])
        #expect(try cut.verify().isSound)
    }

    @Test func `a backup whose read log was cut or altered is refused`() throws {
        let bench = try Self.world()
        do {
            let log = try bench.store.openAccessLog()
            for _ in 0..<5 { try log.appendAndWait(Self.reading(1)) }
        }
        let key = "\(bench.folder.path)/store.key"
        let older = "\(bench.folder.path)/older"
        _ = try bench.store.backup(to: older)
        try bench.store.openAccessLog().appendAndWait(Self.reading(2))
        let backup = "\(bench.folder.path)/backup"
        _ = try bench.store.backup(to: backup)
        let files = FileManager.default
        try files.removeItem(atPath: "\(backup)/access.mdb")
        #expect(throws: StoreError.self) {
            try HistoryStore.restore([backup], to: "\(bench.folder.path)/r1", keyFile: key)
        }
        try files.copyItem(atPath: "\(older)/access.mdb", toPath: "\(backup)/access.mdb")
        #expect(throws: StoreError(.checkFailed, "")) {
            try HistoryStore.restore([backup], to: "\(bench.folder.path)/r2", keyFile: key)
        }
    }
}
