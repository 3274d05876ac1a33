import Foundation
import JSON
import Testing

/// Versions from PMML documents: registered, shown, scored by, proved, kept.
@Suite struct PMMLCommandTests {
    private static let decided = ["--registered", "2015-06-01"]
    private static let question = [
        "cpr:\(Line.citizen)", "--at", "2017-09-18", "--known", "2018-01-01",
    ]

    private static func vector(_ name: String) throws -> Data {
        let tests = URL(filePath: #filePath).deletingLastPathComponent()
            .deletingLastPathComponent()
        return try Data(
            contentsOf: tests.appending(path: "ProfileScoringTests/Vectors/PMML/\(name)")
        )
    }

    private static func register(_ place: Workplace, _ id: String) throws -> Outcome {
        for ending in ["pmml", "json"] {
            try place.write("\(id).\(ending)", vector("\(id).\(ending)"))
        }
        return try place.run(
            ["model", "register", "s", "\(id).pmml", "--binding", "\(id).json", "--author", "A"]
                + decided
        )
    }

    /// A store with a person and a version that is in force.
    private static func withVersion(_ id: String = "card") throws -> Workplace {
        let place = try Workplace.withStore()
        try register(place, id).expectSuccess()
        try place.run(["model", "approve", "s", id, "--approver", "B"] + decided).expectSuccess()
        try place.run(
            [
                "model", "activate", "s", id, "--group", "dagpenge", "--from", "2015-06-15",
                "--actor", "C",
            ] + decided
        ).expectSuccess()
        try place.importLines([
            Line.fact("b-1", "birthDate", #""1962-08-01""#, effective: "1962-08-01"),
            """
            {"type":"fact","id":"w-1","source":"dream","subject":"cpr:\(Line.citizen)",\
            "attribute":"benefit","period":"2017-W20","value":"111",\
            "registered":"2017-09-01T08:00:00+02:00"}
            """,
            Line.submission("s-1", #"{"q2":"gt6m"}"#),
        ])
        return place
    }

    @Test func `both digests are said, and both documents come back byte for byte`() throws {
        let place = try Workplace.withStore()
        let said = try Self.register(place, "card").expectSuccess().output
        let show = try place.run("model", "show", "s", "card").expectSuccess()
        try Snapshot.expect(show.output, is: "model-show-pmml.txt")
        let digests = show.output.matches(of: #/[0-9a-f]{64}/#).map { String($0.output) }
        #expect(digests.count == 2 && digests.allSatisfy { said.contains($0) })
        let again = try place.run(
            "model",
            "show",
            "s",
            "card",
            "--format",
            "json",
            "--document",
            "out.pmml"
        ).expectSuccess()
        #expect(try Data(again.output.utf8) == Self.vector("card.json"))
        #expect(try place.text("out.pmml") == place.text("card.pmml"))
        try place.run(
            [
                "model", "register", "s", "published:published-2021-09-09", "--author", "A",
            ]
        ).expectSuccess()
        try place.run("model", "show", "s", "published-2021-09-09", "--document", "x")
            .expectFailure(3, "document: published-2021-09-09 binds no PMML document")
    }

    @Test func `what does not hold is refused with its place`() throws {
        let place = try Workplace.withStore()
        try Self.register(place, "card").expectSuccess()
        func refusal(_ id: String, _ file: String) throws -> String {
            let outcome = try place.run(
                ["model", "register", "s", file, "--binding", "\(id).json", "--author", "A"]
            )
            #expect(outcome.exitCode != 0 && outcome.output == "")
            return outcome.errors
        }
        try place.write("bad.pmml", Data("<PMML/>".utf8))
        #expect(try refusal("card", "bad.pmml").contains("$.kernel.pmml.sha256: "))
        #expect(try refusal("card", "none.pmml").contains("none.pmml can not be read"))
        #expect(try refusal("none", "card.pmml").contains("none.json can not be read"))
        let alone = try place.run("model", "register", "s", "card.json", "--author", "A")
        #expect(alone.errors.contains("the PMML document that this binds is not given"))
        #expect(alone.exitCode == 3)
    }

    @Test(arguments: ["card", "softmax", "forest"])
    func `a score and its explanation read as people read`(id: String) throws {
        let place = try Self.withVersion(id)
        let score = try place.run(["score", "s"] + Self.question).expectSuccess()
        try Snapshot.expect(score.output, is: "score-\(id).txt")
        let explained = try place.run(["explain", "s"] + Self.question).expectSuccess()
        try Snapshot.expect(explained.output, is: "explain-\(id).txt")
        let json = try place.run(["score", "s"] + Self.question + ["--format", "json"])
            .expectSuccess().json()
        #expect(json["score"]?["steps"]?.array?.isEmpty == false)
        #expect(json["score"]?["model"]?.string == id)
        let what = try place.run(
            ["score", "s"] + Self.question + ["--set", "age=64", "--format", "json"]
        ).expectSuccess().json()
        #expect(what["score"]?["inputs"]?[0]?["supposed"] == true)
    }

    @Test func `a bundle is verified from the folder alone, with the document in it`() throws {
        let place = try Self.withVersion()
        try place.run(
            ["score", "s", "cpr:\(Line.citizen)", "--issue", "--to", "jobcentre:0101"]
        ).expectSuccess()
        let key = try #require(try place.run("checkpoint", "s", "--key").lines.first)
        let prove = ["prove", "s", "--subject", "subject:1", "--at", "2017-09-18", "-o", "b"]
        try place.run(prove).expectSuccess()
        let issued = try place.run("history", "s", "subject:1", "--format", "json")
            .expectSuccess().json()["events"]?.array?
            .first { $0["type"] == "score-issued" }?["position"]?.int64
        try place.run("prove", "s", "--issued", "\(try #require(issued))", "-o", "i")
            .expectSuccess()
        try place.run("replay", "s", "--issued").expect(0)
        try place.shell("rm -r s s.key").expectSuccess()
        for bundle in ["b", "i"] {
            let said = try place.run("verify-bundle", bundle, "--key", key).expectSuccess().output
            #expect(said.contains("profile and score of subject:1") || said.contains("as it was"))
        }
        #expect(try place.text("b/score.json").contains(#""steps":[{"kind":"initialScore""#))
    }

    @Test func `a backup, a salvage and a verification keep the document`() throws {
        let place = try Self.withVersion()
        try place.run("verify", "s").expectSuccess()
        let score = Self.question + ["--format", "json"]
        let before = try place.run(["score", "s"] + score).expectSuccess().output
        try place.run("backup", "s", "full").expectSuccess()
        try place.run("restore", "r", "full", "--key-file", "s.key").expect(0)
        try place.run("verify", "s", "--salvage", "new").expect(0)
        for store in ["r", "new"] {
            let key = ["--key-file", "s.key"]
            let after = try place.run(["score", store] + score + key)
            #expect(after.expectSuccess().output == before)
            try place.run(["model", "show", store, "card", "--document", "\(store).pmml"] + key)
                .expectSuccess()
            #expect(try place.text("\(store).pmml") == place.text("card.pmml"))
        }
    }

    @Test func `the independent reader finds the documents in the store`() throws {
        let place = try Self.withVersion()
        let script = Workplace.tools.appending(path: "read_store.py").path
        let outcome = try Job(
            Workplace.tools.appending(path: "python"),
            [script, place.path("s")],
            in: place.folder,
            environment: [:]
        ).finish()
        let events = try outcome.expect(0).lines.map { try JSONValue(parsing: $0) }
        let body = events.first { $0["type"] == "model-registered" }?["body"]
        let pmml = try Self.vector("card.pmml")
        #expect(body?["pmml"]?.string == pmml.base64EncodedString())
        #expect(body?["document"]?["kernel"]?["pmml"]?["sha256"] == body?["pmmlDigest"])
    }

    @Test func `a dry run puts a draft from PMML beside the version in force`() throws {
        let place = try Self.withVersion()
        try Self.register(place, "forest").expectSuccess()
        let run = try place.run(
            ["model", "dry-run", "s", "forest", "--at", "2017-09-18", "--format", "json"]
        )
        let answer = try run.expect(0).json()
        #expect(answer.description.contains("forest") && answer.description.contains("card"))
        try place.run("compare", "s", "--at", "2017-09-18", "--against", "forest").expect(3)
    }
}
