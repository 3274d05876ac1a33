import AccessLog
import EventLog
import EventModel
import Foundation
import JSON
import ProfileHistoryStore
import Testing

/// Readings that were logged by whoever answered them, as the command shows them.
@Suite struct AccessCommandTests {
    private static let lines = [
        Line.fact("c-1", "municipality", #""0101""#),
        Line.fact("c-2", "municipality", #""0751""#, of: "cpr:\(Line.other)"),
    ]

    /// A store in which two caseworkers, a citizen and an auditor have read.
    private static func place() throws -> Workplace {
        let place = try Workplace.withStore(holding: lines)
        let store = try HistoryStore(opening: place.path("s"))
        let log = try store.openAccessLog()
        func subjects(_ numbers: [UInt64]) -> [SubjectID] { numbers.map(SubjectID.init(rawValue:)) }
        for entry in [
            AccessEntry(
                actor: "anna",
                role: "caseworker",
                organisation: "0101",
                operation: "profile.read",
                subjects: subjects([1]),
                purpose: "interview",
                caseNumber: "A-17",
                resultDigest: [UInt8](repeating: 0xAB, count: 32)
            ),
            AccessEntry(
                actor: "bo",
                role: "caseworker",
                organisation: "0751",
                operation: "score.read",
                subjects: subjects([1]),
                model: "published-2021-09-15",
                recipient: "jobcentre:0751",
                outcome: "restricted"
            ),
            AccessEntry(
                actor: "carl",
                role: "auditor",
                operation: "search",
                subjects: subjects([1, 2]),
                criterion: "born \u{1B}[31m1962"
            ),
            AccessEntry(
                actor: "herself",
                role: "citizen",
                operation: "access.read",
                subjects: subjects([1])
            ),
            AccessEntry(actor: "anna", role: "caseworker", operation: "replay"),
        ] {
            try log.appendAndWait(entry)
        }
        return place
    }

    private static func numbers(_ place: Workplace, _ arguments: String...) throws -> [Int64] {
        let answer = try place.run(["access", "s"] + arguments + ["--format", "json"])
            .expectSuccess().json()
        return try #require(answer["entries"]?.array).compactMap { $0["number"]?.int64 }
    }

    @Test func `the keys of the answer are as they are documented`() throws {
        let place = try Self.place()
        let output = try place.run("access", "s", "--outside", "--actor", "bo", "--format", "json")
            .expectSuccess().output
        try Snapshot.expect(output.withoutRecordedTimes, is: "access-outside.json")
        let all = try place.run("access", "s", "--format", "json").expectSuccess().output
        try Snapshot.expect(all.withoutRecordedTimes, is: "access.json")
    }

    @Test func `readings are chosen by person, actor, time and place`() throws {
        let place = try Self.place()
        #expect(try Self.numbers(place) == [0, 1, 2, 3, 4])
        #expect(try Self.numbers(place, "--subject", "cpr:\(Line.citizen)") == [0, 1, 2, 3])
        #expect(try Self.numbers(place, "--subject", "subject:2") == [2])
        #expect(try Self.numbers(place, "--actor", "anna") == [0, 4])
        #expect(try Self.numbers(place, "--actor", "anna", "--subject", "subject:1") == [0])
        #expect(try Self.numbers(place, "--subject", "subject:1", "--outside") == [1])
        #expect(try Self.numbers(place, "--newest", "--limit", "2") == [4, 3])
        #expect(try Self.numbers(place, "--newest", "--limit", "2", "--cursor", "3") == [2, 1])
        #expect(try Self.numbers(place, "--to", "2020-01-01") == [])
        #expect(try Self.numbers(place, "--from", "2020-01-01") == [0, 1, 2, 3, 4])
        try place.run("access", "s", "--subject", "subject:9").expect(3)
        try place.run("access", "s", "--from", "yesterday").expect(3)
        try place.run("access", "s", "--limit", "0").expect(2)
        try place.run("access", "s", "--ground", "g").expect(2)
        try place.run(
            "access",
            "s",
            "--actor",
            "anna",
            "--prune-before",
            "2020-01-01",
            "--ground",
            "g",
            "--authority",
            "a"
        ).expect(2)
    }

    @Test func `the indexes are made anew, and lead where they led`() throws {
        let place = try Self.place()
        try place.run("access", "s", "--rebuild-indexes", "--newest").expect(2)
        let output = try place.run("access", "s", "--rebuild-indexes").expectSuccess().output
        #expect(output.contains("5 entries"))
        #expect(try Self.numbers(place, "--subject", "subject:1") == [0, 1, 2, 3])
        let answer = try place.run("access", "s", "--rebuild-indexes", "--format", "json")
        #expect(try answer.expectSuccess().json()["entries"]?.int64 == 5)
        let unread = try Workplace.withStore(holding: Self.lines)
        try unread.run("access", "s", "--rebuild-indexes").expect(4)
    }

    @Test func `a screen shows pseudonyms for employees, and nothing that a terminal obeys`() throws
    {
        let place = try Self.place()
        let output = try place.run("access", "s", "--pseudonyms").expectSuccess().output
        for name in ["anna", "bo ", "carl", "\u{1B}"] { #expect(!output.contains(name)) }
        #expect(output.contains("herself"))
        let text = output.replacing(#/\d{4}-\d\d-\d\d \d\d:\d\d:\d\d/#, with: "YYYY-MM-DD hh:mm:ss")
            .replacing(#/employee-[0-9a-f]{16}/#, with: "employee-…")
        #expect(text.contains("employee-…"))
        let plain = try place.run("access", "s", "--subject", "subject:1", "--outside")
            .expectSuccess().output
        #expect(plain.contains("0751 → jobcentre:0751"))
        #expect(plain.contains("lived in"))
    }

    @Test func `what is too old goes, and verify follows the chain from there`() throws {
        let place = try Self.place()
        let said = try place.run(
            "access",
            "s",
            "--prune-before",
            "2100-01-01",
            "--ground",
            "retention",
            "--authority",
            "the board",
            "--format",
            "json"
        ).expectSuccess().json()
        #expect(said["pruned"] == 5)
        #expect(said["number"] == 5)
        let left = try place.run("access", "s", "--format", "json").expectSuccess().json()
        let entry = try #require(left["entries"]?.array?.first)
        #expect(entry["actor"] == "the board")
        #expect(entry["purpose"] == "retention")
        #expect(entry["pruned"]?["count"] == 5)
        #expect(entry["pruned"]?["firstLeft"] == 5)
        let verified = try place.run("verify", "s", "--format", "json").expectSuccess().json()
        #expect(verified["readLog"]?["first"] == 5)
        #expect(verified["readLog"]?["next"] == 6)
        let text = try place.run("verify", "s").expectSuccess().output
        #expect(text.contains("read log: 1 entries, next 6, head "))
    }

    @Test func `verify says where the read log was altered, and an erasure is no alteration`()
        throws
    {
        let place = try Self.place()
        try place.run("erase", "s", "subject:1", "--ground", "g", "--authority", "a")
            .expectSuccess()
        try place.run("verify", "s").expectSuccess()
        #expect(
            try place.run("access", "s", "--subject", "subject:1").expect(3).errors.contains(
                "erased"
            )
        )
        #expect(try Self.numbers(place, "--subject", "subject:2") == [2])
        let all = try place.run("access", "s").expectSuccess().output
        #expect(all.contains("subject:2, erased"))
        var bytes = [UInt8](try Data(contentsOf: URL(filePath: place.path("s/access.mdb"))))
        // The head of entry 1: format, kind, spare bytes, number.
        let head: [UInt8] = [1, 1, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0]
        for start in 0..<bytes.count - 40 where Array(bytes[start..<start + 16]) == head {
            bytes[start + 30] ^= 1
        }
        try place.write("s/access.mdb", Data(bytes))
        let outcome = try place.run("verify", "s", "--format", "json").expect(1)
        let findings = try #require(try outcome.json()["findings"]?.array)
        #expect(findings.allSatisfy { $0["place"] == "read log" })
        #expect(findings.contains { $0["reason"]?.string?.hasPrefix("entry 1") == true })
    }

    @Test func `a reader that shares no code with the store finds the same, and nothing wrong`()
        throws
    {
        let place = try Self.place()
        func compare() throws {
            let theirs = try Job(
                Workplace.tools.appending(path: "python"),
                [Workplace.tools.appending(path: "read_access.py").path, place.path("s")],
                in: place.folder,
                environment: [:]
            ).finish().expect(0).lines.map { try JSONValue(parsing: $0).object }
            let ours = try place.run("access", "s", "--format", "json").expectSuccess().json()
            let entries = try #require(ours["entries"]?.array)
            #expect(theirs.count == entries.count)
            for (mine, other) in zip(entries, theirs) {
                #expect(Self.members(mine.object) == Self.members(other))
            }
        }
        try compare()
        // A part that is erased renews the person's keys, and not what the read log has of them.
        try place.run(
            "erase",
            "s",
            "subject:2",
            "--attribute",
            "municipality",
            "--ground",
            "g",
            "--authority",
            "a"
        ).expectSuccess()
        #expect(try Self.numbers(place, "--subject", "subject:2") == [2])
        try compare()
        try place.run("erase", "s", "subject:1", "--ground", "g", "--authority", "a")
            .expectSuccess()
        try compare()
        let day = try place.run("access", "s", "--format", "json").expectSuccess().json()
        let middle = try #require(day["entries"]?.array?[2]["recorded"]?.string)
        try place.run(
            "access",
            "s",
            "--prune-before",
            middle,
            "--ground",
            "g",
            "--authority",
            "a"
        ).expectSuccess()
        try compare()
        try place.run("verify", "s").expectSuccess()
    }

    private static func members(_ object: JSONObject?) -> [String: JSONValue] {
        var members: [String: JSONValue] = [:]
        for (key, value) in object ?? JSONObject() { members[key] = value }
        return members
    }
}
