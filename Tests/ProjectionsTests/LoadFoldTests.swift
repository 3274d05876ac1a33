import EventModel
import ProfileModel
import Projections
import Testing

/// Full loads beside what their source has said before.
struct LoadFoldTests {
    private static let weeks = ["benefit 2015-W01", "benefit 2015-W02"]
    private static let months = [
        "industry 2015-01", "industry 2015-02", "industry 2015-03", "industry 2015-04",
    ]

    private func week(_ text: String) throws -> Period { try Period(parsing: text) }

    private func weekly() throws -> (history: TestHistory, first: Position) {
        var history = TestHistory()
        let first = try history.fact(
            .benefit,
            .code("130"),
            for: week("2015-W01"),
            from: "2014-12-29",
            said: "2015-02-01"
        )
        return (history, first)
    }

    @Test func `a person of whom nothing was said gets what the load says`() throws {
        let table = try LoadTable(Self.weeks + Self.months + ["employment 2015-01"])
        let cells = ["130", "", "4711", "4711", "", "", "0.5"]
        #expect(
            try table.differences(cells, from: TestHistory(), delivered: "2015-06-01") == [
                "2015-W01 130 2014-12-29", "2015-01 0.5 2015-01-01", "2015-01 4711 2015-01-01",
                "2015-03 ended 2015-03-01",
            ]
        )
    }

    @Test func `equal cells give nothing, other cells corrections, empty ones ends`() throws {
        let history = try weekly().history
        let table = try LoadTable(Self.weeks)
        func differences(_ cells: [String]) throws -> [String] {
            try table.differences(cells, from: history, delivered: "2015-03-01")
        }
        #expect(try differences(["130", ""]) == [])
        #expect(try differences(["130", "131"]) == ["2015-W02 131 2015-01-05"])
        #expect(try differences(["131", ""]) == ["2015-W01 131 2014-12-29 *"])
        #expect(try differences(["", ""]) == ["2015-W01 ended 2014-12-29 *"])
    }

    @Test func `what was destroyed does not come back, and what is new comes in`() throws {
        var history = TestHistory()
        try history.fact(
            .industry,
            .withheld(.erased),
            from: "2015-01-01",
            said: "2015-02-01"
        )
        let table = try LoadTable(Self.months)
        func differences(_ cells: [String]) throws -> [String] {
            try table.differences(cells, from: history, delivered: "2015-06-01")
        }
        #expect(try differences(["47", "47", "47", "47"]) == [])
        #expect(try differences(["47", "47", "48", "48"]) == ["2015-03 48 2015-03-01"])
        #expect(
            try differences(["47", "48", "47", ""]) == [
                "2015-02 48 2015-02-01", "2015-03 47 2015-03-01", "2015-04 ended 2015-04-01",
            ]
        )
        var weeks = TestHistory()
        try weeks.fact(
            .benefit,
            .withheld(.erased),
            for: week("2015-W01"),
            from: "2014-12-29",
            said: "2015-02-01"
        )
        let found = try LoadTable(Self.weeks).differences(
            ["130", "131"],
            from: weeks,
            delivered: "2015-03-01"
        )
        #expect(found == ["2015-W02 131 2015-01-05"])
    }

    @Test func `a value that ended and comes back is a correction`() throws {
        var history = try weekly().history
        try history.fact(
            .benefit,
            nil,
            for: week("2015-W01"),
            from: "2014-12-29",
            said: "2015-02-02"
        )
        let table = try LoadTable(Self.weeks)
        #expect(try table.differences(["", ""], from: history, delivered: "2015-03-01") == [])
        #expect(
            try table.differences(["130", ""], from: history, delivered: "2015-03-01")
                == ["2015-W01 130 2014-12-29 *"]
        )
    }

    @Test func `a correction holds from when the fact held that it corrects`() throws {
        var history = TestHistory()
        let period = try week("2015-W01")
        try history.fact(
            .benefit,
            .code("130"),
            for: period,
            from: "2014-12-31",
            said: "2015-02-01"
        )
        let table = try LoadTable(Self.weeks)
        #expect(
            try table.differences(["131", ""], from: history, delivered: "2015-03-01")
                == ["2015-W01 131 2014-12-31 *"]
        )
    }

    @Test func `what other sources say is not looked at`() throws {
        let history = try weekly().history
        let table = try LoadTable(Self.weeks)
        var fold = LoadFold(layout: LoadLayout(points: table.points))
        let registered = RegisteredTime(try TestHistory.instant("2015-03-01"))
        let cells = [try LoadTable.code("130"), .absent]
        for source in [SourceNumber(rawValue: 8), nil] {
            try fold.read(history.bytes, source: source, known: registered)
            #expect(fold.comparison(of: cells, registered: registered).differences.count == 1)
            #expect(fold.newest == nil)
            #expect(fold.lastRevision == Revision(rawValue: 0))
        }
        try fold.read(history.bytes, source: LoadTable.source, known: registered)
        #expect(fold.comparison(of: cells, registered: registered).differences.isEmpty)
    }

    @Test func `an annulled fact was not said, a disputed one was`() throws {
        let table = try LoadTable(Self.weeks)
        var (annulled, first) = try weekly()
        let annulment = try annulled.annul(first, said: "2015-02-05")
        #expect(
            try table.differences(["130", ""], from: annulled, delivered: "2015-03-01")
                == ["2015-W01 130 2014-12-29"]
        )
        // As known when the load was made, the annulment had not been said.
        #expect(try table.differences(["130", ""], from: annulled, delivered: "2015-02-04") == [])
        try annulled.annul(annulment, said: "2015-02-06")
        #expect(try table.differences(["130", ""], from: annulled, delivered: "2015-03-01") == [])
        var (disputed, target) = try weekly()
        try disputed.dispute(target, .accepted, said: "2015-02-05")
        #expect(try table.differences(["130", ""], from: disputed, delivered: "2015-03-01") == [])
    }

    @Test func `what was said after the load is not compared with, but told`() throws {
        let history = try weekly().history
        let table = try LoadTable(Self.weeks)
        let early = RegisteredTime(try TestHistory.instant("2015-01-31"))
        var fold = LoadFold(layout: LoadLayout(points: table.points))
        try fold.read(history.bytes, source: LoadTable.source, known: early)
        #expect(fold.comparison(of: [.absent, .absent], registered: early).differences.isEmpty)
        #expect(fold.newest == RegisteredTime(try TestHistory.instant("2015-02-01")))
    }

    @Test func `another value at the very same time is a contradiction`() throws {
        var history = try weekly().history
        try history.fact(.industry, .code("4711"), from: "2015-02-01", said: "2015-02-01")
        let table = try LoadTable(Self.weeks + Self.months)
        func contradicted(_ cells: [String], _ delivered: String) throws -> Int? {
            try table.comparison(cells, with: history, delivered: delivered).contradicted
        }
        let same = ["130", "", "", "4711", "4711", "4711"]
        #expect(try contradicted(same, "2015-02-01") == nil)
        #expect(try contradicted(["131"] + same.dropFirst(), "2015-02-01") == 0)
        #expect(try contradicted(["131"] + same.dropFirst(), "2015-02-02") == nil)
        #expect(try contradicted(["130", "131"] + same.dropFirst(2), "2015-02-01") == nil)
        #expect(try contradicted(["130", "", "", "01", "01", "01"], "2015-02-01") == 3)
        #expect(try contradicted(["130", "", "", "01", "01", "01"], "2015-02-02") == nil)
    }

    @Test func `an industry runs on until another is said`() throws {
        var history = TestHistory()
        try history.fact(.industry, .code("4711"), from: "2014-06-01", said: "2015-01-01")
        let table = try LoadTable(Self.months)
        func differences(_ cells: [String]) throws -> [String] {
            try table.differences(cells, from: history, delivered: "2015-06-01")
        }
        #expect(try differences(["4711", "4711", "4711", "4711"]) == [])
        #expect(
            try differences(["4711", "01", "01", "4711"])
                == ["2015-02 01 2015-02-01", "2015-04 4711 2015-04-01"]
        )
        #expect(try differences(["4711", "4711", "", ""]) == ["2015-03 ended 2015-03-01"])
    }

    @Test func `a change does not run on into months that the load does not have`() throws {
        var history = TestHistory()
        try history.fact(.industry, .code("4711"), from: "2015-01-01", said: "2015-01-01")
        let gap = try LoadTable(["industry 2015-01", "industry 2015-03"])
        #expect(
            try gap.differences(["01", "4711"], from: history, delivered: "2015-06-01")
                == ["2015-01 01 2015-01-01 *", "2015-02 4711 2015-02-01"]
        )
        // Behind the last column the latest value runs on, unless a later fact tells that the
        // source has spoken of the months between.
        let short = try LoadTable(["industry 2015-01"])
        #expect(
            try short.differences(["01"], from: history, delivered: "2015-06-01")
                == ["2015-01 01 2015-01-01 *"]
        )
        try history.fact(.industry, .code("02"), from: "2015-04-01", said: "2015-01-02")
        #expect(
            try short.differences(["01"], from: history, delivered: "2015-06-01")
                == ["2015-01 01 2015-01-01 *", "2015-02 4711 2015-02-01 *"]
        )
    }

    @Test func `every beginning and every changed byte of a stream gives an answer or an error`()
        throws
    {
        var (history, first) = try weekly()
        try history.fact(.industry, .code("4711"), from: "2015-02-01", said: "2015-02-01")
        try history.fact(
            .employment,
            .decimal(0.5),
            for: week("2015-01"),
            from: "2015-01-01",
            said: "2015-02-01"
        )
        try history.annul(first, said: "2015-02-05")
        let table = try LoadTable(Self.weeks + Self.months + ["employment 2015-01"])
        let registered = RegisteredTime(try TestHistory.instant("2015-06-01"))
        var fold = LoadFold(layout: LoadLayout(points: table.points))
        let cells = [ShortValue](repeating: .absent, count: table.points.count)
        func answer(_ bytes: [UInt8]) -> Int? {
            guard (try? fold.read(bytes, source: LoadTable.source, known: registered)) != nil else {
                return nil
            }
            return fold.comparison(of: cells, registered: registered).differences.count
        }
        let bytes = history.bytes
        for count in bytes.indices { _ = answer(Array(bytes.prefix(count))) }
        for index in bytes.indices {
            for byte in [0, 1, 2, 3, 7, 0x7F, 0x80, 0x81, 0xFF] as [UInt8] {
                var changed = bytes
                changed[index] = byte
                _ = answer(changed)
            }
        }
        // The workspace is as good as new after all of them.
        #expect(answer(bytes) == 2)
    }
}
