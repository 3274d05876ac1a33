import Foundation
import JSON
import Testing

/// Imports that are killed, disturbed, or run two at a time: nothing twice, nothing lost.
@Suite struct InterruptedImportTests {
    /// Of ten lines one is good; the others cost no more than being read.
    private static let goodCount = 6_000
    private static let badCount = goodCount * 9

    private static func feed() -> Data {
        let bad = String(repeating: "{}\n", count: 9)
        let lines = (0..<goodCount).map { index in
            Line.fact("c-\(index)", "dependants", "\(index % 100)") + "\n" + bad
        }
        return Data(lines.joined().utf8)
    }

    /// How many events the store holds: the position of the next one.
    private static func eventCount(_ place: Workplace, _ store: String = "s") throws -> Int? {
        let outcome = try place.run(
            "model",
            "register",
            store,
            "published:published-2021-09-02",
            "--author",
            "a"
        ).expectSuccess()
        return outcome.output.firstMatch(of: #/position (\d+)/#).flatMap { Int($0.1) }
    }

    @Test func `an import that is killed again and again ends as if it never was`() throws {
        let place = try Workplace.withStore()
        try place.write("f.ndjson", Self.feed())
        for pause in [0.05, 0.2, 0.4, 0.6] {
            let job = try place.start("import", "s", "f.ndjson")
            Thread.sleep(forTimeInterval: pause)
            job.killNow()
        }
        let report = try place.run("import", "s", "f.ndjson", "--json").expect(3, errors: "").json()
        #expect(report["rows"]?.int64 == Int64(Self.goodCount + Self.badCount))
        #expect(report["rejected"]?.int64 == Int64(Self.badCount))
        let stored = try #require(report["stored"]?.int64)
        let duplicates = try #require(report["duplicates"]?.int64)
        #expect(stored + duplicates == Int64(Self.goodCount))
        #expect(try Self.eventCount(place) == Self.goodCount)
        // The refused lines as an import tells them that nobody disturbed.
        try place.run("init", "t").expectSuccess()
        try place.run("import", "t", "f.ndjson", "--rejected", "r").expect(3)
        let same = try place.text("f.ndjson.rejected.ndjson") == place.text("r")
        #expect(same, "the refused lines differ")
    }

    @Test func `two imports at once store every line once`() throws {
        let place = try Workplace.withStore()
        func lines(_ range: Range<Int>, of person: String) -> [String] {
            range.map { Line.fact("c-\($0)", "dependants", "\($0 % 100)", of: "cpr:\(person)") }
        }
        // The same persons and some of the same lines in both, and sources that neither knows yet.
        let shared = lines(2_000..<3_000, of: Line.third)
        let first = lines(0..<2_000, of: Line.citizen)
        let second = lines(3_000..<5_000, of: Line.other)
        try place.write("a.ndjson", first + shared + [Line.fact("x", "sex", #""f""#, source: "a")])
        try place.write("b.ndjson", second + shared + [Line.fact("x", "sex", #""f""#, source: "b")])
        let jobs = try [
            place.start("import", "s", "a.ndjson", "--json"),
            place.start("import", "s", "b.ndjson", "--json"),
        ]
        let reports = try jobs.map { try $0.finish().expectSuccess().json() }
        let stored = reports.reduce(0) { $0 + ($1["stored"]?.int64 ?? 0) }
        let duplicates = reports.reduce(0) { $0 + ($1["duplicates"]?.int64 ?? 0) }
        #expect(stored == 5_002)
        #expect(duplicates == 1_000)
        #expect(try Self.eventCount(place) == 5_002)
        for (person, count) in [(Line.citizen, 2_002), (Line.other, 2_000), (Line.third, 1_000)] {
            let history = try place.run("history", "s", "cpr:\(person)", "--format", "json")
            let events = try #require(try history.expectSuccess().json()["events"]?.array)
            #expect(events.count == count)
            #expect(events.indices.allSatisfy { events[$0]["revision"]?.int64 == Int64($0) })
        }
    }

    @Test func `a reader is answered while an import writes`() throws {
        let place = try Workplace.withStore(holding: [Line.fact("first", "sex", #""f""#)])
        try place.write("f.ndjson", Self.feed())
        let job = try place.start("import", "s", "f.ndjson")
        var answers = 0
        while job.isRunning {
            let outcome = try place.run(
                "as-of",
                "s",
                "cpr:\(Line.citizen)",
                "--at",
                "2018-01-01",
                "--format",
                "json"
            )
            #expect(try outcome.expectSuccess().json()["attributes"]?["sex"]?["value"] == "f")
            answers += 1
        }
        #expect(answers > 0)
        try job.finish().expect(3)
    }
}
