import JSON
import Testing

/// `windows`: forms at the wrong time or by the wrong group, as text, JSON and a page.
@Suite struct WindowsCommandTests {
    private static func place() throws -> Workplace {
        var lines: [String] = []
        for week in 1...30 {
            let name = "2017-W\(week < 10 ? "0" : "")\(week)"
            for (person, code) in [(Line.citizen, "111"), (Line.other, "131")] where week > 4 {
                lines.append(
                    """
                    {"type":"fact","id":"b-\(person.suffix(4))-\(name)","source":"dream",\
                    "subject":"cpr:\(person)","attribute":"benefit","period":"\(name)",\
                    "value":"\(code)","registered":"2017-08-01T08:00:00+02:00"}
                    """
                )
            }
        }
        func form(_ id: String, _ person: String, _ at: String) -> String {
            Line.submission(id, #"{"q2":"6m"}"#, of: "cpr:\(person)", at: at)
        }
        lines += [
            form("in", Line.citizen, "2017-02-06T10:00:00+01:00"),
            form("late", Line.citizen, "2017-07-03T10:00:00+02:00"),
            form("wrong", Line.other, "2017-02-06T10:00:00+01:00"),
            form("early", Line.other, "2017-01-06T10:00:00+01:00"),
            form("unknown", Line.third, "2017-02-06T10:00:00+01:00"),
        ]
        return try Workplace.withStore(holding: lines)
    }

    private static let call = [
        "windows", "s", "--codes", "dagpenge=11", "--codes", "kontanthjaelp=13",
    ]

    @Test(arguments: ["en", "da"])
    func `a report comes as documented, to the byte`(language: String) throws {
        let place = try Self.place()
        let outcome = try place.run(Self.call + ["--language", language]).expectSuccess()
        try Snapshot.expect(outcome.output, is: "windows-\(language).txt")
    }

    @Test func `JSON comes as documented, to the byte`() throws {
        let place = try Self.place()
        let outcome = try place.run(Self.call + ["--format", "json"]).expectSuccess()
        try Snapshot.expect(outcome.output, is: "windows.json")
    }

    @Test func `rules, dates and what was known change the verdicts`() throws {
        let place = try Self.place()
        func verdicts(_ options: String...) throws -> [String] {
            let outcome = try place.run(Self.call + ["--format", "json"] + options)
            let listed = try outcome.expectSuccess().json()["submissions"]?.array ?? []
            return listed.compactMap { $0["verdict"]?.string }
        }
        #expect(try verdicts() == ["late", "wrongGroup", "before", "cannotTell"])
        #expect(try verdicts("--months", "6") == ["wrongGroup", "before", "cannotTell"])
        #expect(try verdicts("--at", "2017-02-28") == ["wrongGroup", "before", "cannotTell"])
        #expect(try verdicts("--known-then") == Array(repeating: "cannotTell", count: 5))
        #expect(try verdicts("--known", "2017-07-31") == Array(repeating: "cannotTell", count: 5))
        #expect(
            try place.run(Self.call + ["--format", "html"]).output
                .hasPrefix("<!DOCTYPE html>")
        )
    }

    @Test func `a call that does not hang together is refused`() throws {
        let place = try Self.place()
        #expect(try place.run("windows", "s").expect(2).output == "")
        for call in [["--clock", "recorded"], ["--known", "2017-01-01", "--known-then"]] {
            #expect(try place.run(Self.call + call).expect(2).output == "")
        }
        for call in [["--months", "0"], ["--assigned", "nobody"], ["--codes", "dagpenge"]] {
            #expect(try place.run(Self.call + call).expect(3).output == "")
        }
    }
}
