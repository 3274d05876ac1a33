import Foundation
import Testing

/// A person's number goes in and never comes out: not on a screen, not into a file in plain.
@Suite struct PersonNumberTests {
    private static let numbers = [Line.citizen, Line.other, Line.third, "2103009996"]

    /// A number in every spelling in which somebody could search for it.
    private static let spellings = numbers.flatMap { number -> [Data] in
        let text = Data(number.utf8)
        let hyphen = Data("\(number.prefix(6))-\(number.suffix(4))".utf8)
        let wide = Data(number.utf8.flatMap { [$0, 0] })
        let digits = UInt64(number) ?? 0
        let little = Data((0..<5).map { UInt8(truncatingIfNeeded: digits >> (8 * $0)) })
        return [text, hyphen, wide, little, Data(little.reversed())]
    }

    private static let lines =
        AsOfCommandTests.history + [
            Line.fact("about \(Line.citizen)", "sex", #""f""#),
            Line.fact("c-7", "sex", #""m""#, of: "cpr:\(Line.other)"),
            Line.submission(
                "s-\(Line.third)",
                #"{"q2":"6m","q10a":{"value":["other"],"text":"asked 210300-9996"}}"#,
                of: "cpr:\(Line.third)"
            ),
            Line.alias("2103009996", of: Line.citizen, registered: "2017-09-27T10:00:00+02:00"),
            Line.annulment(of: "about \(Line.citizen)", registered: "2017-09-28T10:00:00+02:00"),
            """
            {"type":"dispute","of":"c-7","source":"cpr","outcome":"remark",\
            "text":"that is \(Line.third)","registered":"2017-10-01T10:00:00+02:00"}
            """,
        ]

    @Test func `no file of a store holds a number in plain`() throws {
        let place = try Workplace.withStore(holding: Self.lines)
        try place.write("bad.ndjson", RejectedLinesTests.refusals.map(\.line))
        try place.run("import", "s", "bad.ndjson").expect(3)
        let files = try FileManager.default.contentsOfDirectory(atPath: place.path("s"))
        #expect(files.count >= 3)
        for name in files {
            let bytes = try Data(contentsOf: URL(filePath: place.path("s/\(name)")))
            for spelling in Self.spellings {
                #expect(bytes.range(of: spelling) == nil, "\(name)")
            }
        }
    }

    @Test func `nothing that the command says holds a number`() throws {
        let place = try Workplace.withStore()
        // Data that itself repeats a number is another matter: what was stored is what is shown.
        try place.importLines(AsOfCommandTests.history)
        try place.importLines(
            [Line.alias("2103009996", of: Line.citizen, registered: "2017-09-27")],
            "alias.ndjson"
        )
        try place.write("bad.ndjson", RejectedLinesTests.refusals.map(\.line))
        try place.write("q.ndjson", [#"{"subject":"cpr:\#(Line.citizen)","at":"2018-01-01"}"#])
        let person = "cpr:\(Line.citizen)"
        let at = ["--at", "2018-01-01"]
        for call in [
            ["import", "s", "bad.ndjson"], ["import", "s", "bad.ndjson", "--json"],
            ["as-of", "s", person] + at, ["as-of", "s", person, "--format", "json"] + at,
            ["as-of", "s", "--queries", "q.ndjson"], ["history", "s", person],
            ["history", "s", person, "--format", "json"],
            ["diff", "s", person, "--from", "2016-01-01", "--to", "2018-01-01"],
            ["score", "s", person] + at, ["score", "s", person, "--model", Line.citizen] + at,
            ["score", "s", person, "--group", Line.citizen] + at, ["as-of", person] + at,
            ["as-of", "s", "cpr:\(Line.third)"] + at, ["history", person, "s"],
            ["as-of", "s", person, "--known", Line.citizen] + at, ["model", "show", "s", person],
            ["import", "s", person], ["as-of", "s", person, person] + at,
        ] {
            let said = try place.run(call).everything
            for number in Self.numbers {
                #expect(!said.contains(number), "\(call)")
                #expect(!said.contains("\(number.prefix(6))-\(number.suffix(4))"), "\(call)")
            }
        }
        let refusals = try place.text("bad.ndjson.rejected.ndjson")
        for number in Self.numbers { #expect(!refusals.contains(number)) }
    }
}
