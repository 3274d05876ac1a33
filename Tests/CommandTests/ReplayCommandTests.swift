import Foundation
import JSON
import Testing

/// `replay`: everybody as of a date, who flips, and every issued score.
@Suite struct ReplayCommandTests {
    /// Three persons with forms, one without, and a version before and from 18 September 2017.
    static func place() throws -> Workplace {
        var lines: [String] = []
        for (index, origin) in ["danish", "nonwestern_descendant", "unknown"].enumerated() {
            let person = "cpr:\([Line.citizen, Line.other, Line.third][index])"
            lines += [
                Line.fact(
                    "b-\(index)",
                    "birthDate",
                    #""1962-08-01""#,
                    of: person,
                    effective: "1962-08-01"
                ),
                Line.fact("o-\(index)", "origin", "\"\(origin)\"", of: person, source: "herkomst"),
                Line.fact("s-\(index)", "sex", index == 0 ? #""f""# : #""m""#, of: person),
                Line.submission("s-\(index)", #"{"q2":"6m"}"#, of: person),
            ]
            for month in 1...9 { lines.append(Line.employment("2016-0\(month)", "1", of: person)) }
        }
        lines.append(Line.fact("c-9", "sex", #""m""#, of: "cpr:6101909996"))
        let place = try Workplace.withStore(holding: lines)
        for (name, from) in [
            ("published-2021-09-09", "2015-06-15"), ("published-2021-09-15", "2017-09-18"),
        ] {
            let when = ["--registered", "2015-06-01"]
            for step in [
                ["register", "s", "published:\(name)", "--author", "A"],
                ["approve", "s", name, "--approver", "B"],
                ["activate", "s", name, "--group", "dagpenge", "--from", from, "--actor", "C"],
            ] {
                try place.run(["model"] + step + when).expectSuccess()
            }
        }
        return place
    }

    private static let question = ["replay", "s", "--at", "2017-09-18", "--known", "2018-01-01"]
    private static let flip =
        question + ["--model", "published-2021-09-09", "--against", "published-2021-09-15"]

    @Test(arguments: ["csv", "ndjson", "json", "table"])
    func `a population comes as documented, to the byte`(format: String) throws {
        let place = try Self.place()
        let name = format == "table" ? "txt" : format
        let alone = try place.run(Self.question + ["--format", format]).expectSuccess()
        try Snapshot.expect(alone.output, is: "replay.\(name)")
        let both = try place.run(Self.flip + ["--format", format]).expectSuccess()
        try Snapshot.expect(both.output, is: "replay-against.\(name)")
    }

    @Test func `a processor without fused multiplication gives the same bits`() throws {
        let older = [
            "GLIBC_TUNABLES": "glibc.cpu.hwcaps=-FMA,-FMA4,-AVX2,-AVX2_Usable,-FMA_Usable"
        ]
        let attributes = Workplace.tools.deletingLastPathComponent()
            .appending(path: "Sources/ProfileScoring/Published/amas-attributes.ndjson")
        let place = try Workplace.withStore(
            holding: try String(contentsOf: attributes, encoding: .utf8)
                .split(separator: "\n").map(String.init)
        )
        // The golden vectors hold the bits of probabilities; activation computes them again.
        for step in [
            ["register", "s", "published:amas", "--author", "A"],
            ["approve", "s", "amas", "--approver", "B"],
            ["activate", "s", "amas", "--group", "ams", "--from", "2016-01-01", "--actor", "C"],
        ] {
            try place.run(["model"] + step, environment: older).expectSuccess()
        }
        let replayed = try Self.place()
        let plain = try replayed.run(Self.flip + ["--format", "ndjson"]).expectSuccess()
        let same = try replayed.run(Self.flip + ["--format", "ndjson"], environment: older)
        #expect(same.expectSuccess().output == plain.output)
    }

    @Test func `threads change nothing, and only flips leaves the others out`() throws {
        let place = try Self.place()
        let rows = try place.run(Self.flip + ["--format", "ndjson", "--jobs", "1"])
        for jobs in ["2", "5"] {
            let same = try place.run(Self.flip + ["--format", "ndjson", "--jobs", jobs])
            #expect(same.expectSuccess().output == rows.output)
        }
        let flips = try place.run(Self.flip + ["--format", "ndjson", "--only-flips"])
        let expected = rows.lines.filter { $0.contains(#""flip":true"#) }
        #expect(flips.expectSuccess().lines == expected)
        #expect(expected.count == 2)
    }

    @Test func `a call that does not hang together is refused`() throws {
        let place = try Self.place()
        for call in [
            ["replay", "s"], ["replay", "s", "--issued", "--at", "2017-09-18"],
            ["replay", "s", "--issued", "--model", "x"],
            ["replay", "s", "--at", "2017-09-18", "--all"],
            ["replay", "s", "--at", "2017-09-18", "--only-flips", "--format", "csv"],
            Self.flip + ["--only-flips"], Self.question + ["--format", "xml"],
            Self.question + ["--jobs", "many"],
        ] {
            let outcome = try place.run(call).expect(2)
            #expect(outcome.output == "", "\(call)")
            #expect(outcome.errors != "")
        }
        try place.run(Self.question + ["--jobs", "0"])
            .expectFailure(3, "jobs: from 1 to 256 threads")
        try place.run(Self.question + ["--through", "1000"])
            .expectFailure(3, "through: the log ends at position 45")
        try place.run(Self.question + ["--model", "nobody"]).expectFailure(
            3,
            "model: no model version nobody; see: profilehistory model list"
        )
        try place.run("replay", "s", "--at", "2010-01-01").expectFailure(
            3,
            "model: no model version is in force on that date; name one with --model"
        )
    }

    @Test func `rows go to a file with a summary beside it`() throws {
        let place = try Self.place()
        let rows = try place.run(Self.flip + ["--format", "csv"]).expectSuccess()
        let summary = try place.run(Self.flip + ["--format", "json"]).expectSuccess()
        let quiet = try place.run(Self.flip + ["--format", "csv", "-o", "out.csv"])
        #expect(quiet.expectSuccess().output == "")
        #expect(try place.text("out.csv") == rows.output)
        #expect(try place.text("out.csv.summary.json") == summary.output)
        #expect(!place.holds("out.csv.partial"))
        #expect(!place.holds("out.csv.state"))
        #expect(try place.permissions("out.csv") == 0o600)
    }

    // MARK: - Issued scores

    private static func issued(_ id: String, _ class: String, model: String) -> String {
        """
        {"type":"score-issued","id":"\(id)","source":"tool","subject":"cpr:\(Line.citizen)",\
        "at":"2017-09-20T10:00:00Z","model":"\(model)","class":"\(`class`)",\
        "recipient":"jobcentre:0101"}
        """
    }

    @Test func `issued scores that all come out give exit code 0`() throws {
        let place = try Self.place()
        try place.importLines([
            Self.issued("i-1", "low", model: "published-2021-09-15"),
            Self.issued("i-2", "high", model: "published-2021-09-09"),
        ])
        let outcome = try place.run("replay", "s", "--issued").expectSuccess()
        try Snapshot.expect(outcome.output, is: "replay-issued.txt")
        let none = try place.run("replay", "s", "--issued", "--format", "csv").expectSuccess()
        #expect(none.lines.count == 1)
        let all = try place.run("replay", "s", "--issued", "--format", "csv", "--all")
        #expect(all.expectSuccess().lines.count == 3)
    }

    @Test(arguments: ["csv", "ndjson", "json", "table"])
    func `one that does not come out gives exit code 1 and is listed`(format: String) throws {
        let place = try Self.place()
        try place.importLines([
            Self.issued("i-1", "low", model: "published-2021-09-15"),
            Self.issued("i-2", "high", model: "published-2021-09-15"),
            Self.issued("i-3", "high", model: "the tool of 2015"),
        ])
        let outcome = try place.run("replay", "s", "--issued", "--format", format)
        outcome.expect(1, errors: "")
        let name = format == "table" ? "txt" : format
        try Snapshot.expect(outcome.output, is: "replay-mismatch.\(name)")
    }

    @Test func `a version that is not registered is not one that came out`() throws {
        let place = try Self.place()
        try place.importLines([Self.issued("i-1", "low", model: "the tool of 2015")])
        let outcome = try place.run("replay", "s", "--issued", "--format", "json").expect(1)
        #expect(try outcome.json()["valid"]?["modelNotRegistered"]?.int64 == 1)
        #expect(try outcome.json()["valid"]?["same"]?.int64 == 0)
    }
}
