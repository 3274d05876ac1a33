import Foundation
import JSON
import Testing

/// Bundles: all that an answer is made of, verified from the folder alone.
@Suite struct BundleCommandTests {
    /// A demo store, its key, and a bundle named `b` of a person with a score.
    private static func withBundle(_ arguments: String...) throws -> (Workplace, key: String) {
        let place = try Workplace()
        try place.run("demo", "demo").expectSuccess()
        let key = try place.run("checkpoint", "demo/store", "--key").expectSuccess().lines
        try place.run(["prove", "demo/store", "-o", "b"] + arguments).expectSuccess()
        return (place, try #require(key.first))
    }

    @Test func `profile and score come out of the bundle as they come out of the store`() throws {
        let (place, key) = try Self.withBundle(
            "--subject",
            "subject:5",
            "--at",
            "2017-09-18",
            "--known",
            "2017-09-30"
        )
        let question = ["subject:5", "--at", "2017-09-18", "--known", "2017-09-30"]
        for (command, file) in [("as-of", "profile"), ("score", "score")] {
            let answer = try place.run([command, "demo/store"] + question + ["--format", "json"])
            #expect(try place.text("b/\(file).json") == answer.expectSuccess().output)
        }
        // The store and its key are not needed.
        try place.shell("rm -r demo").expectSuccess()
        let found = try place.run("verify-bundle", "b", "--key", key, "--format", "json")
            .expectSuccess().json()
        #expect(found["same"] == true)
        #expect(found["subject"] == "subject:5")
        #expect(found["difference"]?.isNull == true)
        #expect(try #require(found["records"]?.int64) > 20)
        let said = try place.run("verify-bundle", "b", "--key", key).expectSuccess().output
        #expect(said.contains("the same, byte for byte: profile and score of subject:5"))
    }

    @Test func `a score of another version and one that there is not are bundled too`() throws {
        let (place, key) = try Self.withBundle(
            "--subject",
            "subject:5",
            "--at",
            "2017-09-17",
            "--model",
            "published-2021-09-15"
        )
        #expect(try place.text("b/score.json").contains("published-2021-09-15"))
        try place.run("verify-bundle", "b", "--key", key).expectSuccess()
        try place.run(
            "prove",
            "demo/store",
            "--subject",
            "subject:5",
            "--at",
            "2010-01-01",
            "-o",
            "none"
        ).expectSuccess()
        #expect(try place.text("none/score.json") == #"{"noScore":"no-submission"}"# + "\n")
        try place.run("verify-bundle", "none", "--key", key).expectSuccess()
    }

    @Test func `an issued score is replayed from its bundle`() throws {
        let place = try Workplace.withStore()
        try place.run(
            "model",
            "register",
            "s",
            "published:published-2021-09-09",
            "--author",
            "a"
        ).expectSuccess()
        try place.run("model", "approve", "s", "published-2021-09-09", "--approver", "b")
            .expectSuccess()
        try place.importLines([
            Line.submission("s-1", #"{"q2":"1m"}"#),
            """
            {"type":"score-issued","id":"i-1","source":"star","subject":"cpr:\(Line.citizen)",\
            "at":"2017-10-01T10:00:00+02:00","model":"published-2021-09-09","class":"low",\
            "recipient":"jobcentre:0101"}
            """,
        ])
        let key = try #require(try place.run("checkpoint", "s", "--key").lines.first)
        let history = try place.run("history", "s", "subject:1", "--format", "json")
            .expectSuccess().json()
        let issued = try #require(
            history["events"]?.array?.first { $0["type"] == "score-issued" }?["position"]?.int64
        )
        try place.run("prove", "s", "--issued", "\(issued)", "-o", "b").expectSuccess()
        let found = try JSONValue(parsing: try place.text("b/issued.json"))
        #expect(found["same"] == true)
        #expect(found["issuedClass"] == "low")
        let said = try place.run("verify-bundle", "b", "--key", key).expectSuccess().output
        #expect(said.contains("as it was issued"))
        try place.run("prove", "s", "--issued", "0", "-o", "c").expect(3)
        // Another question, answered rightly, is not that of the score that was issued.
        let other = ["prove", "s", "--subject", "subject:1", "--at", "2017-10-02", "-o", "d"]
        try place.run(other).expectSuccess()
        try place.run("verify-bundle", "d", "--key", key).expectSuccess()
        try place.shell("cp b/issued.json d/issued.json").expectSuccess()
        try place.run("verify-bundle", "d", "--key", key).expect(1)
        let question = try place.text("d/bundle.json")
        let foreign = question.replacing(#""issued": null"#, with: "\"issued\": \(issued)")
        #expect(foreign != question)
        try place.write("d/bundle.json", Data(foreign.utf8))
        try place.run("verify-bundle", "d", "--key", key).expect(1)
    }

    @Test func `no altered, missing or foreign part is passed over`() throws {
        let (place, key) = try Self.withBundle("--subject", "subject:5", "--at", "2017-09-18")
        let records = try place.text("b/records.ndjson")
        let lines = records.split(separator: "\n").map(String.init)
        func expectFailure(_ text: String, _ comment: Comment) throws {
            try place.write("b/records.ndjson", Data(text.utf8))
            let outcome = try place.run("verify-bundle", "b", "--key", key)
            #expect(outcome.exitCode == 1, comment)
        }
        let joined = { (lines: [String]) in lines.map { $0 + "\n" }.joined() }
        for index in [0, 1, lines.count / 2] {
            var fewer = lines
            fewer.remove(at: index)
            try expectFailure(joined(fewer), "without line \(index + 1)")
            var swapped = lines
            swapped.swapAt(index, index + 1)
            try expectFailure(joined(swapped), "lines \(index + 1) swapped")
            for (place, letter) in [(20, "A"), (60, "B")] {
                var altered = lines
                var text = Array(altered[index])
                text[place] = text[place] == Character(letter) ? "C" : Character(letter)
                altered[index] = String(text)
                try expectFailure(joined(altered), "line \(index + 1) altered at \(place)")
            }
        }
        try expectFailure("", "no records")
        try place.write("b/records.ndjson", Data(records.utf8))
        try place.run("verify-bundle", "b", "--key", key).expectSuccess()
        for file in ["profile.json", "score.json"] {
            let text = try place.text("b/\(file)")
            try place.write("b/\(file)", Data(text.replacing("2017", with: "2018").utf8))
            let said = try place.run("verify-bundle", "b", "--key", key).expect(1)
            #expect(said.output.contains("NOT the same: \(file)"))
            try place.write("b/\(file)", Data(text.utf8))
        }
        try place.run("init", "other").expectSuccess()
        let stranger = try #require(try place.run("checkpoint", "other", "--key").lines.first)
        try place.run("verify-bundle", "b", "--key", stranger).expect(1)
        try place.shell("rm b/bundle.json").expectSuccess()
        try place.run("verify-bundle", "b", "--key", key).expect(3)
        try place.run("verify-bundle", "b").expect(2)
    }

    @Test func `no person's number stands in a bundle, and none is made of who was erased`() throws
    {
        let place = try Workplace.withStore(holding: [
            Line.fact("c-1", "municipality", #""0101""#),
            Line.fact("c-2", "dependants", "2", of: "cpr:\(Line.other)"),
        ])
        try place.run(
            "prove",
            "s",
            "--subject",
            "cpr:\(Line.citizen)",
            "--at",
            "2017-01-01",
            "-o",
            "b"
        ).expectSuccess()
        let found = try place.shell("grep -r -l \(Line.citizen) b || true").expectSuccess()
        #expect(found.output.isEmpty)
        try place.run("erase", "s", "subject:1", "--ground", "g", "--authority", "a")
            .expectSuccess()
        try place.run("prove", "s", "--subject", "subject:1", "--at", "2017-01-01", "-o", "c")
            .expect(3)
        #expect(!place.holds("c"))
        // A bundle holds its own keys: whoever has it reads on.
        let key = try #require(try place.run("checkpoint", "s", "--key").lines.first)
        try place.run("verify-bundle", "b", "--key", key).expectSuccess()
    }
}
