import EventLog
import EventModel
import Foundation
import JSON
import Testing

@testable import ProfileHistoryStore

/// Files of a feed, through the store.
@Suite struct FeedImportTests {
    let bench: Bench

    init() throws {
        bench = try Bench()
    }

    @Test func `a file imported twice is stored once`() throws {
        let first = try bench.take(Citizen.lines())
        #expect(first.stored == 36)
        #expect(first.duplicates == 0)
        let second = try bench.take(Citizen.lines())
        #expect(second.stored == 0)
        #expect(second.duplicates == 36)
        #expect(try bench.store.log.nextPosition() == Position(rawValue: 36))
    }

    @Test(arguments: [1, 2, 5, 36, 37])
    func `the size of the batches does not show in the log`(rows: Int) throws {
        let path = try bench.write("feed.ndjson", Citizen.lines() + ["nonsense"])
        var options = ImportOptions()
        options.rowsPerBatch = rows
        var seen: [Int] = []
        let summary = try bench.store.importFeed(path, options: options) { seen.append($0.rows) }
        #expect(summary.rows == 37)
        #expect(summary.stored == 36)
        #expect(summary.rejected == 1)
        #expect(seen == seen.sorted())
        #expect(seen.last == 37)
        let events = try bench.store.log.events(from: Position(rawValue: 0), limit: 100)
        #expect(events.map(\.position.rawValue) == Array(0..<36))
        #expect(zip(events, events.dropFirst()).allSatisfy { $0.recorded < $1.recorded })
    }

    @Test func `beside somebody who answers readings an import commits less at once`() throws {
        func rowsSettled(_ run: String) throws -> [Int] {
            let path = try bench.write(
                "\(run).ndjson",
                (0..<2_500).map { Row.fact("\(run)-\($0)", "dependants", "1") }
            )
            var seen: [Int] = []
            _ = try bench.store.importFeed(path) { seen.append($0.rows) }
            return seen
        }
        #expect(!bench.store.isServed)
        #expect(try rowsSettled("alone") == [2_500])
        let access = try bench.store.openAccessLog()
        #expect(bench.store.isServed)
        let beside = try rowsSettled("beside")
        #expect(beside.first == ImportPace.besideService.rowsPerBatch && beside.last == 2_500)
        #expect(zip(beside, beside.dropFirst()).allSatisfy { (1...1_000).contains($1 - $0) })
        withExtendedLifetime(access) {}
    }

    @Test func `a refused line is described by its place and leaves the others`() throws {
        let lines = [
            Row.fact("m-1", "municipality", #""0101""#),
            Row.fact("m-1", "municipality", #""0751""#),
            Row.fact("m-2", "municipality", #""9999x""#),
            Row.annulment(of: "nothing", registered: "2017-01-01T00:00:00Z"),
            Row.fact("m-3", "municipality", #""0751""#, registered: "2018-06-01T12:00:00.000001Z"),
            Row.fact("m-4", "municipality", #""0751""#, registered: "2018-06-01T12:00:00Z"),
        ]
        let path = try bench.write("feed.ndjson", lines)
        let summary = try bench.store.importFeed(path)
        #expect(summary.stored == 2)
        #expect(summary.rejected == 4)
        let file = try #require(summary.rejectedFile)
        let text = try String(contentsOfFile: file, encoding: .utf8)
        let rows = try text.split(separator: "\n").map { try JSONValue(parsing: String($0)) }
        #expect(rows.map { $0["line"]?.int64 } == [2, 3, 4, 5])
        #expect(rows.map { $0["field"]?.string } == ["id", "value", "of", "registered"])
        #expect(rows[0]["code"]?.string == "different-content")
        #expect(rows[2]["code"]?.string == "unknown-reference")
        #expect(!text.contains(Row.citizen.suffix(10)))
    }

    @Test func `recorded time goes on where it was when the clock steps back`() throws {
        try bench.take([Row.fact("m-1", "municipality", #""0101""#)])
        try bench.clock.set("2018-05-01T12:00:00Z")
        try bench.take([Row.fact("m-2", "municipality", #""0751""#)])
        let events = try bench.store.log.events(from: Position(rawValue: 0), limit: 10)
        let times = events.map { "\($0.recorded)" }
        #expect(times == ["2018-06-01T12:00:00.000000Z", "2018-06-01T12:00:00.000001Z"])
    }
}
