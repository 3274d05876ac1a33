import Foundation
import JSON
import Testing

/// `verify --salvage`: what still proves true comes over, the rest is listed, and nobody is named.
@Suite struct SalvageCommandTests {
    private static let people = [Line.citizen, Line.other, Line.third]
    private static let lines = people.enumerated().flatMap { index, person in
        [
            Line.fact("c-\(index)", "municipality", #""0101""#, of: "cpr:\(person)"),
            Line.fact("d-\(index)", "dependants", "\(index)", of: "cpr:\(person)"),
        ] + (1...6).map { Line.employment("2016-0\($0)", "0.5", of: "cpr:\(person)") }
    }

    /// What is said about somebody: a profile by the whole log, and every event.
    private func answers(
        _ place: Workplace,
        _ store: String,
        _ subject: Int
    ) throws -> [JSONValue] {
        let profile = try place.run(
            "as-of",
            store,
            "subject:\(subject)",
            "--at",
            "2017-01-01",
            "--known",
            "position:23",
            "--format",
            "json"
        )
        let history = try place.run("history", store, "subject:\(subject)", "--format", "json")
        return [
            try profile.expectSuccess().json(),
            try #require(try history.expectSuccess().json()["events"]),
        ]
    }

    private func verify(_ place: Workplace, _ store: String) throws {
        try place.run("verify", store).expectSuccess()
        try Job(
            Workplace.tools.appending(path: "python"),
            [
                Workplace.tools.appending(path: "read_store.py").path, place.path(store),
                place.path("\(store).key"), "--check",
            ],
            in: place.folder,
            environment: [:]
        ).finish().expect(0)
    }

    private func salvage(_ place: Workplace, _ arguments: String...) throws -> Outcome {
        let outcome = try place.run(["verify", "s", "--salvage", "new"] + arguments)
        for person in Self.people { #expect(!outcome.everything.contains(person)) }
        return outcome
    }

    @Test func `a sound store comes over whole under its own key file and a new name`() throws {
        let place = try Workplace.withStore(holding: Self.lines)
        let said = try salvage(place).expectSuccess().output
        let name = try #require(try place.text("s/checkpoint").split(separator: "\n").first)
        #expect(said.contains("24 records as they were"))
        #expect(said.contains("the log goes on as \(name)/from-24-"))
        #expect(said.contains("continues the checkpoint of 24 records by \(name)"))
        #expect(said.hasSuffix("nothing is lost\n"))
        try verify(place, "new")
        #expect(!place.holds("new/damaged"))
        #expect(try place.permissions("new.key") == 0o600)
        let root = try place.text("s/checkpoint").split(separator: "\n")[2]
        #expect(try place.text("new/checkpoint").split(separator: "\n")[2] == root)
        // A checkpoint that was kept is one of this log still.
        try place.run("verify", "new", "--checkpoint", "s/checkpoint").expectSuccess()
    }

    @Test func `a damaged record is taken from its person's history`() throws {
        let place = try Workplace.withStore(holding: Self.lines)
        let before = try (1...3).map { try answers(place, "s", $0) }
        try place.alterRecord(at: 10, of: 2, in: "s/history.mdb")
        try place.run("verify", "s").expect(1)
        let said = try salvage(place, "--format", "json").expectSuccess().json()
        #expect(said["complete"] == true)
        #expect(said["fromHistories"] == 1)
        #expect(said["kept"] == 23)
        #expect(said["checkpoints"]?.array?.first?["continued"] == true)
        try verify(place, "new")
        #expect(try (1...3).map { try answers(place, "new", $0) } == before)
    }

    @Test func `a record that is lost is named, and everybody else's answers are the same`() throws
    {
        let place = try Workplace.withStore(holding: Self.lines)
        let before = try [1, 3].map { try answers(place, "s", $0) }
        try place.alterRecord(at: 10, of: 2, in: "s/history.mdb")
        try place.alterRows(of: 2, in: "s/history.mdb")
        let outcome = try salvage(place, "--format", "json").expect(1, errors: "")
        let said = try outcome.json()
        #expect(said["complete"] == false)
        #expect(said["lostCount"] == 1)
        #expect(
            said["lost"] == [
                [
                    "first": 10, "last": 10, "subject": "subject:2", "type": "fact",
                    "reason": "it was altered",
                ]
            ]
        )
        #expect(said["kept"] == 18)
        #expect(said["writtenAnew"] == 5)
        try verify(place, "new")
        #expect(try [1, 3].map { try answers(place, "new", $0) } == before)
        // Its feed brings it back, and nothing twice.
        let again = try place.run("import", "new", "feed.ndjson", "--json").expectSuccess().json()
        #expect(again["stored"] == 1)
        #expect(again["duplicates"] == 23)
        try verify(place, "new")
    }

    @Test func `the table says what is lost, line by line`() throws {
        let place = try Workplace.withStore(holding: Self.lines)
        for position in [UInt64(10), 11] {
            try place.alterRecord(at: position, of: 2, in: "s/history.mdb")
        }
        try place.alterRows(of: 2, in: "s/history.mdb")
        let said = try salvage(place).expect(1, errors: "").lines
        #expect(said.contains("2 records lost"))
        #expect(said.contains("  positions 10 to 11 of subject:2, fact: it was altered"))
        #expect(said.contains { $0.hasPrefix("does not continue that of 24 records by ") })
    }

    @Test(arguments: [(-13, 0x40), (-14, 0x10), (-12, 0x04)] as [(Int, UInt8)])
    func `a length or a mark that LMDB follows blindly costs nothing`(byte: Int, bits: UInt8)
        throws
    {
        let place = try Workplace.withStore(holding: Self.lines)
        try place.alterRecord(at: 10, of: 2, in: "s/history.mdb", byte: byte, bits: bits)
        let said = try salvage(place, "--format", "json").expectSuccess().json()
        #expect(said["complete"] == true)
        #expect(said["fromHistories"] == (bits == 0x04 ? 0 : 1))
        try verify(place, "new")
    }

    @Test func `a store without its description and checkpoint comes over`() throws {
        let place = try Workplace.withStore(holding: Self.lines)
        try place.shell("rm s/store.json s/checkpoint").expectSuccess()
        try place.run("verify", "s").expect(4)
        try salvage(place).expectSuccess()
        try verify(place, "new")
    }

    @Test func `somebody who was erased stays it, whatever vault is there`() throws {
        let place = try Workplace.withStore(holding: Self.lines)
        try place.shell("cp s/vault.mdb older").expectSuccess()
        try place.run("erase", "s", "subject:2", "--ground", "g", "--authority", "a")
            .expectSuccess()
        try place.shell("cp older s/vault.mdb").expectSuccess()
        try salvage(place).expectSuccess()
        try verify(place, "new")
        let outcome = try place.run("history", "new", "subject:2").expect(3)
        #expect(outcome.errors.contains("subject:2 was erased"))
        try place.run("history", "new", "cpr:\(Line.other)").expect(3)
    }

    @Test func `places in use, other keys and other logs' checkpoints are refused`() throws {
        let place = try Workplace.withStore(holding: Self.lines)
        try place.run("init", "other").expectSuccess()
        try place.run("import", "other", "feed.ndjson").expectSuccess()
        try salvage(place, "--key-file", "other.key").expect(4)
        try salvage(place, "--checkpoint", "other/checkpoint").expect(1)
        #expect(!place.holds("new/history.mdb"))
        #expect(!place.holds("new.key"))
        try place.write("new.key", ["mine"])
        try salvage(place).expect(4)
        #expect(try place.text("new.key") == "mine\n")
        #expect(!place.holds("new/history.mdb"))
        try place.shell("rm new.key; mkdir -p new; touch new/mine").expectSuccess()
        let outcome = try salvage(place).expect(3)
        #expect(outcome.errors.contains("new is not empty; name a new one"))
        #expect(place.holds("new/mine"))
    }

    @Test(arguments: ["history.mdb", "vault.mdb"])
    func `where nothing can be read, nothing is left behind`(name: String) throws {
        let place = try Workplace.withStore(holding: Self.lines)
        try place.write("s/\(name)", Data(repeating: 7, count: 1 << 16))
        try salvage(place).expect(4)
        try place.shell("rm s/\(name)").expectSuccess()
        try salvage(place).expect(4)
        #expect(!place.holds("new/store.json"))
        #expect(!place.holds("new.key"))
        #expect(!place.holds("s/\(name)"))
    }

    @Test func `a salvage that was killed leaves no store, and the next run says so`() throws {
        let people = (0..<2_000).map { "6101501\(100 + $0 * 7 % 300)" }
        let place = try Workplace.withStore(
            holding: people.enumerated().map { index, person in
                Line.fact("c-\(index)", "dependants", "\(index % 100)", of: "cpr:\(person)")
            }
        )
        var killed = 0
        for round in 0..<12 {
            try place.shell("rm -rf new new.key").expectSuccess()
            let job = try place.start("verify", "s", "--salvage", "new")
            // From the moment on when the folder is there: at once, and later and later.
            let patience = Date(timeIntervalSinceNow: 20)
            while !place.holds("new"), Date() < patience { usleep(500) }
            usleep(UInt32(3_000 * round))
            job.killNow()
            guard place.holds("new"), !place.holds("new/store.json") else { continue }
            killed += 1
            try place.run("verify", "new", "--key-file", "s.key").expect(4)
            if place.holds("new/damaged") { try salvage(place).expect(3) }
        }
        #expect(killed > 0)
        try place.shell("rm -rf new new.key").expectSuccess()
        try salvage(place).expectSuccess()
    }
}
