import Foundation
import JSON
import Testing

/// Checkpoints, proofs and their verification, also by programs that share no code with the store.
@Suite struct EvidenceCommandTests {
    private static let lines =
        [
            Line.fact("c-1", "municipality", #""0101""#),
            Line.fact("c-2", "dependants", "2", of: "cpr:\(Line.other)"),
        ] + (1...9).map { Line.employment("2016-0\($0)", "0.5") }

    private func key(_ place: Workplace) throws -> String {
        try #require(try place.run("checkpoint", "s", "--key").expectSuccess().lines.first)
    }

    private func python(_ place: Workplace, _ arguments: [String]) throws -> Outcome {
        try Job(
            Workplace.tools.appending(path: "python"),
            [Workplace.tools.appending(path: "verify_proof.py").path] + arguments,
            in: place.folder,
            environment: [:]
        ).finish()
    }

    @Test func `an import leaves a signed checkpoint, and one that changes nothing leaves it`()
        throws
    {
        let place = try Workplace.withStore(holding: Self.lines)
        let first = try place.text("s/checkpoint")
        #expect(first.split(separator: "\n")[1] == "11")
        #expect(try place.run("checkpoint", "s").expectSuccess().output == first)
        try place.run("import", "s", "feed.ndjson").expectSuccess()
        #expect(try place.text("s/checkpoint") == first)
        try place.importLines([Line.fact("c-3", "dependants", "3")], "more.ndjson")
        let second = try place.text("s/checkpoint")
        #expect(second.split(separator: "\n")[1] == "12")
        #expect(second.split(separator: "\n")[0] == first.split(separator: "\n")[0])
    }

    @Test func `a proof of every record is verified by ours and by the independent verifier`()
        throws
    {
        let place = try Workplace.withStore(holding: Self.lines)
        let key = try key(place)
        for position in 0..<11 {
            let file = "\(position).tlog-proof"
            try place.run("prove", "s", "\(position)", "-o", file).expectSuccess()
            let found = try place.run("verify-proof", file, "--key", key, "--format", "json")
                .expectSuccess().json()
            #expect(found["proved"] == true)
            #expect(found["index"]?.int64 == Int64(position))
            #expect(found["size"] == 11)
            let leaf = try #require(found["leaf"]?.string)
            try python(place, [file, "--leaf", leaf, "--key", key]).expect(0, errors: "")
            // What a record says does not stand in its proof.
            let text = try place.text(file)
            for word in ["municipality", Line.citizen, "c-1", "0101"] {
                #expect(!text.contains(word))
            }
        }
    }

    @Test func `a proof with the record tells its header and holds the payload sealed`() throws {
        let place = try Workplace.withStore(holding: Self.lines)
        let key = try key(place)
        try place.run("prove", "s", "0", "-o", "p", "--include-record").expectSuccess()
        let said = try place.run("verify-proof", "p", "--key", key).expectSuccess().output
        #expect(said.contains("type 1, subject:1, revision 0"))
        let extra = try #require(
            try place.text("p").split(separator: "\n").first { $0.hasPrefix("extra ") }
        )
        let record = try #require(Data(base64Encoded: String(extra.dropFirst(6))))
        try place.write("record", record)
        try python(place, ["p", "--record", "record", "--key", key]).expect(0, errors: "")
        try place.run("verify-proof", "p", "--key", key, "--record", "record").expectSuccess()
        try place.write("other", record + [0])
        try python(place, ["p", "--record", "other", "--key", key]).expect(1)
        try place.run("verify-proof", "p", "--key", key, "--record", "other").expect(1)
    }

    @Test func `a proof is nobody else's, and damaged ones prove nothing`() throws {
        let place = try Workplace.withStore(holding: Self.lines)
        let key = try key(place)
        try place.run("init", "other").expectSuccess()
        let stranger = try #require(
            try place.run("checkpoint", "other", "--key").expectSuccess().lines.first
        )
        try place.run("prove", "s", "3", "-o", "p").expectSuccess()
        try place.run("verify-proof", "p", "--key", stranger).expect(1)
        let text = try place.text("p")
        for (old, new) in [
            ("index 3", "index 4"), ("\n11\n", "\n12\n"), ("extra ", "extra A"),
            ("proof@v1", "proof@v2"),
        ] {
            try place.write("bad", Data(text.replacing(old, with: new).utf8))
            try place.run("verify-proof", "bad", "--key", key).expect(1)
        }
        try place.write("bad", Data(text.dropLast(30).utf8))
        try place.run("verify-proof", "bad", "--key", key).expect(1)
        try place.run("verify-proof", "nowhere", "--key", key).expect(3)
        try place.run("verify-proof", "p", "--key", "nonsense").expect(3)
        try place.run("verify-proof", "p").expect(2)
        try place.run("prove", "s", "11", "-o", "p").expect(3)
        try place.run("prove", "s", "-o", "p").expect(2)
    }

    @Test func `growth since an older checkpoint is proved`() throws {
        let place = try Workplace.withStore(holding: Self.lines)
        let key = try key(place)
        try place.write("older", Data(try place.text("s/checkpoint").utf8))
        try place.importLines([Line.fact("c-3", "dependants", "3")], "more.ndjson")
        try place.run("prove", "s", "--since", "older", "-o", "growth").expectSuccess()
        let found = try place.run(
            "verify-proof",
            "growth",
            "--since",
            "older",
            "--key",
            key,
            "--format",
            "json"
        ).expectSuccess().json()
        #expect(found["oldSize"] == 11)
        #expect(found["size"] == 12)
        let text = try place.text("growth")
        try place.write("bad", Data(text.replacing("old 11", with: "old 10").utf8))
        try place.run("verify-proof", "bad", "--since", "older", "--key", key).expect(1)
    }

    @Test func `a disclosure opens one record and no other`() throws {
        let place = try Workplace.withStore(holding: Self.lines)
        let key = try key(place)
        for position in 0..<2 {
            try place.run("prove", "s", "\(position)", "--disclose", "-o", "\(position).json")
                .expectSuccess()
        }
        let found = try place.run("verify-proof", "0.json", "--key", key, "--format", "json")
            .expectSuccess().json()
        #expect(found["proved"] == true)
        #expect(found["event"]?["attribute"] == "municipality")
        #expect(found["event"]?["value"] == "0101")
        #expect(found["event"]?["subject"] == "subject:1")
        #expect(found["event"]?["source"] == "cpr")
        // One record's key is another's neither.
        let own = try JSONValue(parsing: try place.text("0.json"))["key"]?.string ?? ""
        let other = try JSONValue(parsing: try place.text("1.json"))["key"]?.string ?? ""
        #expect(own != other)
        let text = try place.text("0.json")
        for (old, new) in [
            (own, other), ("index 0", "index 1"), (#""record": ""#, #""record": "A"#),
        ] {
            try place.write("bad.json", Data(text.replacing(old, with: new).utf8))
            try place.run("verify-proof", "bad.json", "--key", key).expect(1)
        }
        try place.run("prove", "s", "0", "--disclose", "--include-record", "-o", "x").expect(2)
        try place.run("erase", "s", "subject:1", "--ground", "g", "--authority", "a")
            .expectSuccess()
        try place.run("prove", "s", "0", "--disclose", "-o", "gone.json").expect(3)
        #expect(!place.holds("gone.json"))
    }

    @Test func `Go reads the tiles of a store and finds every record in its checkpoint`() throws {
        let place = try Workplace()
        try place.run("demo", "demo").expectSuccess()
        let key = try #require(
            try place.run("checkpoint", "demo/store", "--key").expectSuccess().lines.first
        )
        try place.run("tiles", "demo/store", "t").expectSuccess()
        let note = try place.text("t/checkpoint")
        let head = note.split(separator: "\n").map(String.init)
        let size = try #require(Int(head[1]))
        var statements = "tree \(size) \(head[2])\n"
        statements += "note \(key) \(Data(note.utf8).base64EncodedString())\n"
        let files = try FileManager.default.subpathsOfDirectory(atPath: place.path("t/tile"))
        for file in files where file.contains("/") {
            let bytes = try? Data(contentsOf: place.folder.appending(path: "t/tile/\(file)"))
            guard let bytes, bytes.count % 32 == 0, !bytes.isEmpty else { continue }
            let parts = file.replacing(".p/", with: "/").split(separator: "/")
            statements += "tile \(parts[0]) \(Int(parts[1]) ?? -1) \(bytes.count / 32) "
            statements += bytes.base64EncodedString() + "\n"
        }
        for position in stride(from: 0, to: size, by: 97) {
            try place.run("prove", "demo/store", "\(position)", "-o", "p").expectSuccess()
            let proof = try place.text("p").split(separator: "\n").map(String.init)
            let leaf = proof[1].dropFirst("extra ".count)
            let path = proof[3...].prefix { $0 != head[0] }
            statements += "record \(position) \(size) \(leaf) \(path.joined(separator: " "))\n"
            statements += "read \(position) \(size) \(leaf)\n"
        }
        try place.write("statements", Data(statements.utf8))
        let outcome = try Job(
            Workplace.tools.appending(path: "outsiders/check-log"),
            ["statements"],
            in: place.folder,
            environment: ["HOME": place.folder.path]
        ).finish()
        outcome.expect(0)
        #expect(outcome.output.contains("failures 0"))
        #expect(outcome.output.contains("records 16 "))
        // Run again, only what is not full is written.
        let again = try place.run("tiles", "demo/store", "t").expectSuccess().output
        #expect(again.contains("t: 2 tiles written"))
    }

    @Test func `a policy stands in for a key`() throws {
        let place = try Workplace.withStore(holding: Self.lines)
        let key = try key(place)
        try place.run("prove", "s", "3", "-o", "p").expectSuccess()
        for (policy, code) in [
            ("log \(key)\nquorum none\n", Int32(0)), ("quorum none\n", 1),
            ("log \(key)\nquorum W\n", 3), ("log \(key)\n", 3),
        ] {
            try place.write("policy", Data(policy.utf8))
            try place.run("verify-proof", "p", "--policy", "policy").expect(code)
        }
    }

    @Test func `nothing is signed that does not continue what was signed`() throws {
        let place = try Workplace.withStore(holding: Self.lines)
        let older = try place.shell("cp s/history.mdb older.mdb && cp s/vault.mdb older-vault.mdb")
        older.expectSuccess()
        try place.write("first", Data(try place.text("s/checkpoint").utf8))
        try place.importLines([Line.fact("c-3", "dependants", "3")], "more.ndjson")
        try place.write("lost", Data(try place.text("s/checkpoint").utf8))
        let key = try key(place)
        try place.shell("cp older.mdb s/history.mdb && cp older-vault.mdb s/vault.mdb")
            .expectSuccess()
        // Restored from a backup: the log is shorter than what was signed.
        for command in [
            ["checkpoint", "s"], ["prove", "s", "0", "-o", "p"], ["import", "s", "more.ndjson"],
        ] {
            let said = try place.run(command).expect(1)
            #expect(said.errors.contains("the log has 11 records and the last checkpoint 12"))
        }
        try place.run("verify", "s").expect(1)
        // Nothing is answered either from a log of which something is gone.
        let refused = try place.run("history", "s", "subject:1").expect(4)
        #expect(refused.errors.contains("the log has 11 records and its last checkpoint 12"))
        let renewed = try place.run("checkpoint", "s", "--new-origin").expectSuccess().output
        let origin = try #require(renewed.split(separator: "\n").first)
        let name = try #require(key.split(separator: "+").first)
        #expect(origin.hasPrefix("\(name)/from-11-"))
        try place.run("verify", "s").expectSuccess()
        try place.run("import", "s", "more.ndjson").expectSuccess()
        // What somebody kept of the log under its first name, it still has to hold.
        try place.run("verify", "s", "--checkpoint", "first").expectSuccess()
        try place.run("verify", "s", "--checkpoint", "lost").expect(1)
    }

    @Test func `a checkpoint that is gone or forged is not passed over`() throws {
        let place = try Workplace.withStore(holding: Self.lines)
        let note = try place.text("s/checkpoint")
        try place.shell("rm s/checkpoint").expectSuccess()
        try place.run("checkpoint", "s").expect(1)
        try place.write("s/checkpoint", Data(note.replacing("\n11\n", with: "\n10\n").utf8))
        try place.run("checkpoint", "s").expect(1)
        let said = try place.run("verify", "s").expect(1)
        #expect(said.output.contains("is not one of this store"))
        try place.write("s/checkpoint", Data(note.utf8))
        try place.run("checkpoint", "s").expectSuccess()
        try place.run("verify", "s").expectSuccess()
    }

    /// Flips a bit of a value under a number in a database of a store, or takes it away.
    private func alter(
        _ place: Workplace,
        _ database: String,
        integerKey key: Int,
        byte: Int?
    ) throws {
        let change =
            if let byte { "value[\(byte)] ^= 1; txn.put(key, bytes(value), db=database)" } else {
                "txn.delete(key, db=database)"
            }
        let script = """
            import lmdb, struct
            env = lmdb.open("s/history.mdb", subdir=False, max_dbs=16, map_size=1 << 30)
            database = env.open_db(b"\(database)", create=False, integerkey=True)
            with env.begin(write=True) as txn:
                key = struct.pack("=Q", \(key))
                value = bytearray(txn.get(key, db=database))
                \(change)
            env.close()

            """
        try place.write("change.py", Data(script.utf8))
        try Job(
            Workplace.tools.appending(path: "python"),
            ["change.py"],
            in: place.folder,
            environment: [:]
        ).finish().expectSuccess()
    }

    @Test(arguments: [nil, 1])
    func `a source whose name was altered or is gone is never named otherwise`(byte: Int?) throws {
        let place = try Workplace.withStore(holding: Self.lines)
        try alter(place, "sources", integerKey: 0, byte: byte)
        for command in [
            ["history", "s", "subject:1"], ["as-of", "s", "subject:1", "--at", "2017-01-01"],
            ["prove", "s", "--subject", "subject:1", "--at", "2017-01-01", "-o", "b"],
            ["verify", "s"],
        ] {
            let outcome = try place.run(command)
            #expect(outcome.exitCode == (command[0] == "verify" ? 1 : 4), "\(command)")
            #expect(!outcome.output.contains("source-0"))
        }
    }

    @Test func `verify names what was altered and where`() throws {
        let place = try Workplace.withStore(holding: Self.lines)
        let sound = try place.run("verify", "s", "--format", "json").expectSuccess().json()
        #expect(sound["sound"] == true)
        #expect(sound["records"] == 11)
        #expect(sound["subjects"] == 2)
        try alter(place, "log", integerKey: 4, byte: 50)
        let found = try place.run("verify", "s", "--format", "json").expect(1).json()
        #expect(found["sound"] == false)
        let first = try #require(
            found["findings"]?.array?.first { $0["position"]?.int64 == 4 }
        )
        #expect(first["subject"] == "subject:1")
        // The tree and the checkpoints see it too.
        #expect(found["findings"]?.array?.contains { $0["place"] == "tree" } == true)
        #expect(found["findings"]?.array?.contains { $0["place"] == "checkpoint" } == true)
        for word in [Line.citizen, "employment"] {
            #expect(!found.description.contains(word))
        }
    }
}
