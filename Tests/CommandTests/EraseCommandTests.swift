import Foundation
import JSON
import Testing

/// A person whose data was destroyed is nowhere, and everything else is as it was.
@Suite struct EraseCommandTests {
    private static let lines =
        [
            Line.fact("c-1", "municipality", #""0101""#),
            Line.fact("c-2", "dependants", "2", of: "cpr:\(Line.other)"),
        ] + (1...9).map { Line.employment("2016-0\($0)", "0.5") }

    private func erase(_ place: Workplace, _ subject: String) throws -> Outcome {
        try place.run(
            "erase",
            "s",
            subject,
            "--ground",
            "GDPR 17(1)(d)",
            "--authority",
            "the data protection"
        )
    }

    @Test func `what is asked of an erased person is answered by the erasure`() throws {
        let place = try Workplace.withStore(holding: Self.lines)
        let other = try place.run(
            "as-of",
            "s",
            "subject:2",
            "--at",
            "2017-01-01",
            "--known",
            "position:10",
            "--format",
            "json"
        ).expectSuccess().output
        let said = try erase(place, "cpr:\(Line.citizen)").expectSuccess().output
        #expect(said == "subject:1: erased, said at position 11\n")
        for command in [
            ["as-of", "s", "subject:1", "--at", "2017-01-01"], ["history", "s", "subject:1"],
            ["diff", "s", "subject:1", "--from", "2016-01-01", "--to", "2017-01-01"],
        ] {
            let outcome = try place.run(command).expect(3)
            #expect(outcome.errors.contains("subject:1 was erased"), "\(outcome.errors)")
            #expect(outcome.errors.contains("GDPR 17(1)(d), by the data protection"))
        }
        let unknown = try place.run("history", "s", "cpr:\(Line.citizen)").expect(3)
        #expect(unknown.errors.contains("holds nothing"))
        #expect(
            try place.run(
                "as-of",
                "s",
                "subject:2",
                "--at",
                "2017-01-01",
                "--known",
                "position:10",
                "--format",
                "json"
            ).expectSuccess().output == other
        )
        try erase(place, "subject:1").expect(3)
        try erase(place, "subject:9").expect(3)
    }

    @Test func `proofs, checkpoints and verification hold as before`() throws {
        let place = try Workplace.withStore(holding: Self.lines)
        let key = try #require(try place.run("checkpoint", "s", "--key").lines.first)
        try place.write("older", Data(try place.text("s/checkpoint").utf8))
        try place.run("prove", "s", "0", "-o", "before").expectSuccess()
        try erase(place, "subject:1").expectSuccess()
        try place.run("prove", "s", "0", "-o", "after").expectSuccess()
        try place.run("prove", "s", "--since", "older", "-o", "growth").expectSuccess()
        for file in ["before", "after"] {
            try place.run("verify-proof", file, "--key", key).expectSuccess()
        }
        try place.run("verify-proof", "growth", "--since", "older", "--key", key).expectSuccess()
        try place.run("verify", "s", "--checkpoint", "older").expectSuccess()
        try place.run("views", "rebuild", "s", "--verify").expectSuccess()
        try place.run("views", "rebuild", "s").expectSuccess()
        let read = try Job(
            Workplace.tools.appending(path: "python"),
            [Workplace.tools.appending(path: "read_store.py").path, place.path("s"), "--check"],
            in: place.folder,
            environment: [:]
        ).finish()
        read.expect(0)
    }

    @Test func `her lines come in again as somebody new's`() throws {
        let place = try Workplace.withStore(holding: Self.lines)
        try erase(place, "subject:1").expectSuccess()
        let summary = try place.run("import", "s", "feed.ndjson", "--json").expectSuccess().json()
        #expect(summary["stored"] == 10)
        #expect(summary["duplicates"] == 1)
        try place.run("history", "s", "subject:3").expectSuccess()
        try place.run("verify", "s").expectSuccess()
    }

    @Test func `a ground or an authority that names somebody or nothing is refused`() throws {
        let place = try Workplace.withStore(holding: Self.lines)
        for (ground, authority) in [("", "a"), ("g", " "), ("asked by \(Line.citizen)", "a")] {
            let outcome = try place.run(
                "erase",
                "s",
                "subject:1",
                "--ground",
                ground,
                "--authority",
                authority
            ).expect(3)
            #expect(!outcome.errors.contains(Line.citizen))
        }
        try place.run("erase", "s", "subject:1", "--ground", "g").expect(2)
        try place.run("history", "s", "subject:1").expectSuccess()
    }
}

/// One answer destroyed, by the command and as seen by a reader that shares no code with it.
@Suite struct EraseInPartCommandTests {
    private static let lines = [
        Line.fact("c-1", "municipality", #""0101""#), Line.fact("c-2", "dependants", "2"),
        """
        {"type":"submission","id":"s-1","source":"jobnet","subject":"cpr:\(Line.citizen)",\
        "form":"2015","targetGroup":"dagpenge","at":"2017-08-01T10:00:00+02:00",\
        "answers":{"q2":"6m","q10":"yes","q10a":{"value":["health"],"text":"ryggen"}}}
        """,
    ]

    private func erase(_ place: Workplace, _ parts: [String]) throws -> Outcome {
        try place.run(
            ["erase", "s", "subject:1", "--ground", "GDPR 17", "--authority", "DPO"] + parts
        )
    }

    private func readerFinds(_ place: Workplace) throws -> Outcome {
        try Job(
            Workplace.tools.appending(path: "python"),
            [Workplace.tools.appending(path: "read_store.py").path, place.path("s")],
            in: place.folder,
            environment: [:]
        ).finish()
    }

    @Test func `what is erased in part says so, to every reader`() throws {
        let place = try Workplace.withStore(holding: Self.lines)
        let said = try erase(place, ["--question", "q10a", "--format", "json"]).expectSuccess()
            .json()
        #expect(said["erased"]?.array == [2] && said["position"] == 3)
        try erase(place, ["--attribute", "dependants", "--position", "0"]).expectSuccess()
        let asOf = try place.run("as-of", "s", "subject:1", "--at", "2017-12-01").expectSuccess()
        #expect(asOf.output.contains("(erased)") && !asOf.output.contains("ryggen"))
        try place.run("verify", "s").expectSuccess()
        try place.run("views", "rebuild", "s", "--verify").expectSuccess()
        let read = try readerFinds(place).expect(0)
        let events = try read.lines.map { try JSONValue(parsing: $0) }
        #expect(events.count == 5)
        #expect(events[2]["body"]?["answers"]?["q10a"]?["withheld"] == "erased")
        #expect(events[2]["body"]?["answers"]?["q2"]?["value"] == "6m")
        #expect(events[0]["body"]?["withheld"] == "erased")
        #expect(events[3]["body"]?["ground"] == "GDPR 17")
        // The form is sent again: it does not come back.
        try place.importLines(Self.lines, "again.ndjson")
        try place.run("history", "s", "subject:1").expectSuccess()
        try place.run("verify", "s").expectSuccess()
        try readerFinds(place).expect(0)
    }

    @Test func `what is not held is refused, and nothing is changed`() throws {
        let place = try Workplace.withStore(holding: Self.lines)
        for parts in [["--attribute", "income"], ["--question", "q7"], ["--position", "9"]] {
            try erase(place, parts).expect(3)
        }
        try erase(place, ["--attribute", "height"]).expect(3)
        let history = try place.run("history", "s", "subject:1", "--format", "json").json()
        #expect(history["events"]?.array?.count == 3)
    }
}
