import Foundation
import JSON
import Testing

/// Backups and what is restored from them: the same log, verified, under a new name.
@Suite struct BackupCommandTests {
    private static let lines =
        [
            Line.fact("c-1", "municipality", #""0101""#),
            Line.fact("c-2", "dependants", "2", of: "cpr:\(Line.other)"),
        ] + (1...9).map { Line.employment("2016-0\($0)", "0.5") }
    private static let more = [
        Line.fact("c-3", "dependants", "3", of: "cpr:\(Line.third)"),
        Line.fact("c-4", "dependants", "4"),
    ]

    private func history(_ place: Workplace, _ store: String, _ person: String) throws -> JSONValue
    {
        let outcome = try place.run("history", store, person, "--format", "json")
        return try #require(try outcome.expectSuccess().json()["events"])
    }

    private func restore(_ place: Workplace, _ arguments: String...) throws -> Outcome {
        try place.run(["restore"] + arguments + ["--key-file", "s.key"])
    }

    private func verify(_ place: Workplace, _ store: String) throws {
        try place.run("verify", store, "--key-file", "s.key").expectSuccess()
        try Job(
            Workplace.tools.appending(path: "python"),
            [
                Workplace.tools.appending(path: "read_store.py").path, place.path(store),
                place.path("s.key"), "--check",
            ],
            in: place.folder,
            environment: [:]
        ).finish().expect(0)
    }

    @Test func `a backup and what came after it give the store again`() throws {
        let place = try Workplace.withStore(holding: Self.lines)
        try place.run("backup", "s", "full").expectSuccess()
        try place.importLines(Self.more, "more.ndjson")
        let said = try place.run("backup", "s", "rest", "--since", "11").expectSuccess().output
        #expect(said.contains("records 11 to before 13"))
        try place.write("kept", Data(try place.text("s/checkpoint").utf8))
        let restored = try restore(place, "r", "full", "rest", "--checkpoint", "kept")
            .expectSuccess().output
        let old = try #require(try place.text("kept").split(separator: "\n").first)
        #expect(restored.contains("13 records, verified"))
        #expect(restored.contains("the log goes on as \(old)/from-13-"))
        try verify(place, "r")
        for person in [Line.citizen, Line.other, Line.third] {
            let before = try history(place, "s", "cpr:\(person)")
            let outcome = try place.run(
                "history",
                "r",
                "cpr:\(person)",
                "--format",
                "json",
                "--key-file",
                "s.key"
            )
            #expect(try outcome.expectSuccess().json()["events"] == before)
        }
        // The root is the same; imports go on.
        let root = try place.text("kept").split(separator: "\n")[2]
        #expect(try place.text("r/checkpoint").split(separator: "\n")[2] == root)
        try place.run("import", "r", "more.ndjson", "--key-file", "s.key").expectSuccess()
    }

    @Test func `a store is restored to a position, and goes on from there`() throws {
        let place = try Workplace.withStore(holding: Self.lines + Self.more)
        try place.run("backup", "s", "full").expectSuccess()
        for end in [0, 1, 2, 11, 12] {
            try restore(place, "r\(end)", "full", "--to", "position:\(end)").expectSuccess()
            try verify(place, "r\(end)")
            // Who came later is dealt anew, and nobody twice.
            try place.run("import", "r\(end)", "feed.ndjson", "--key-file", "s.key")
                .expectSuccess()
            try verify(place, "r\(end)")
            #expect(try place.text("r\(end)/checkpoint").split(separator: "\n")[1] == "13")
        }
        let early = try restore(place, "early", "full", "--to", "2015-01-01").expectSuccess()
        #expect(early.output.contains("early: 0 records"))
        try restore(place, "all", "full", "--to", "2100-01-01").expectSuccess()
        #expect(try place.text("all/checkpoint").split(separator: "\n")[1] == "13")
    }

    @Test func `nothing is restored that does not hold`() throws {
        let place = try Workplace.withStore(holding: Self.lines)
        try place.run("backup", "s", "full").expectSuccess()
        try place.importLines(Self.more, "more.ndjson")
        try place.run("backup", "s", "rest", "--since", "11").expectSuccess()
        try place.run("backup", "s", "gap", "--since", "12").expectSuccess()
        try place.write("kept", Data(try place.text("s/checkpoint").utf8))
        try place.run("init", "other").expectSuccess()
        for arguments in [["rest"], ["full", "gap"], ["rest", "full"], ["nowhere"]] {
            let outcome = try place.run(["restore", "r"] + arguments + ["--key-file", "s.key"])
            #expect(outcome.exitCode == 3, "\(arguments)")
            #expect(!place.holds("r/history.mdb"))
        }
        // The backup is older than the checkpoint that was kept.
        try restore(place, "r", "full", "--checkpoint", "kept").expect(1)
        try place.run("restore", "r", "full", "--key-file", "other.key").expect(4)
        let records = try Data(contentsOf: place.folder.appending(path: "full/records"))
        for (offset, code) in [(3, Int32(4)), (20, 1), (70, 1), (records.count - 1, 1)] {
            var altered = records
            altered[offset] ^= 1
            try place.write("full/records", altered)
            let outcome = try restore(place, "r", "full")
            #expect(outcome.exitCode == code || outcome.exitCode == 4, "byte \(offset)")
            #expect(!place.holds("r/history.mdb"))
        }
        try place.write("full/records", records.dropLast(5))
        try restore(place, "r", "full").expect(4)
        try place.write("full/records", records)
        try restore(place, "r", "full", "rest").expectSuccess()
        try place.run("backup", "s", "full").expect(3)
        try place.run("backup", "s", "new", "--since", "99").expect(3)
    }

    @Test func `an erasure is applied again, also to a backup with the person's keys`() throws {
        let place = try Workplace.withStore(holding: Self.lines)
        try place.run("backup", "s", "before").expectSuccess()
        try place.run("erase", "s", "subject:1", "--ground", "g", "--authority", "a")
            .expectSuccess()
        try place.run("backup", "s", "after", "--since", "11").expectSuccess()
        // The older vault is put where the newer one was: it has her keys still.
        try place.shell("cp before/vault.mdb after/vault.mdb").expectSuccess()
        try restore(place, "r", "before", "after").expectSuccess()
        try verify(place, "r")
        let outcome = try place.run("history", "r", "subject:1", "--key-file", "s.key").expect(3)
        #expect(outcome.errors.contains("subject:1 was erased"))
        try place.run("history", "r", "cpr:\(Line.citizen)", "--key-file", "s.key").expect(3)
    }

    @Test func `no time before an erasure is restored, and it is said which one is`() throws {
        let place = try Workplace.withStore(holding: Self.lines)
        try place.run("erase", "s", "subject:1", "--ground", "g", "--authority", "a")
            .expectSuccess()
        try place.importLines(Self.more, "more.ndjson")
        try place.run("backup", "s", "full").expectSuccess()
        for end in ["position:5", "position:11"] {
            let outcome = try restore(place, "r", "full", "--to", end).expect(3)
            #expect(outcome.errors.contains("position:12"), "\(outcome.errors)")
            #expect(!place.holds("r/history.mdb"))
        }
        try restore(place, "r", "full", "--to", "position:12").expectSuccess()
        try verify(place, "r")
    }
}
