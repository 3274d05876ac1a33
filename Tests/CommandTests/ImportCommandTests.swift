import Foundation
import JSON
import Testing

/// `import`: what is stored, what is said, and how files may be written.
@Suite struct ImportCommandTests {
    private static let first = Line.fact("c-1", "municipality", #""0101""#)
    private static let second = Line.fact("c-2", "sex", #""f""#)
    private static let bad = Line.fact("c-3", "sex", #""x""#)

    private static func report(
        _ file: String,
        rows: Int,
        stored: Int,
        duplicates: Int = 0,
        rejected: Int = 0
    ) -> String {
        let description = rejected > 0 ? #""\#(file).rejected.ndjson""# : "null"
        return """
            {"file":"\(file)","rows":\(rows),"stored":\(stored),"duplicates":\(duplicates),\
            "rejected":\(rejected),"resumedBehindLine":null,"rejectedFile":\(description)}

            """
    }

    @Test func `good lines are stored, then known as duplicates`() throws {
        let place = try Workplace.withStore()
        try place.write("f.ndjson", [Self.first, Self.second])
        let outcome = try place.run("import", "s", "f.ndjson").expectSuccess()
        #expect(outcome.output == "f.ndjson: 2 stored\n")
        let again = try place.run("import", "s", "f.ndjson").expectSuccess()
        #expect(again.output == "f.ndjson: 0 stored, 2 stored before\n")
        let json = try place.run("import", "s", "f.ndjson", "--json").expectSuccess()
        #expect(json.output == Self.report("f.ndjson", rows: 2, stored: 0, duplicates: 2))
    }

    @Test func `a bad line is refused, the lines around it go in, and the exit code is 3`() throws {
        let place = try Workplace.withStore()
        try place.write("f.ndjson", [Self.first, Self.bad, Self.second])
        let outcome = try place.run("import", "s", "f.ndjson").expect(3, errors: "")
        #expect(
            outcome.output == """
                f.ndjson: 2 stored, 1 refused
                  place and reason of every refused line: f.ndjson.rejected.ndjson

                """
        )
        let json = try place.run("import", "s", "f.ndjson", "--json").expect(3, errors: "")
        #expect(
            json.output == Self.report("f.ndjson", rows: 3, stored: 0, duplicates: 2, rejected: 1)
        )
    }

    @Test func `lines that go in by one a commit are the same lines`() throws {
        let place = try Workplace.withStore()
        try place.write("f.ndjson", [Self.first, Self.bad, Self.second])
        let outcome = try place.run("import", "s", "f.ndjson", "--batch", "1", "--json")
        outcome.expect(3, errors: "")
        #expect(outcome.output == Self.report("f.ndjson", rows: 3, stored: 2, rejected: 1))
    }

    @Test func `several files are imported in order`() throws {
        let place = try Workplace.withStore()
        try place.write("a.ndjson", [Self.first])
        try place.write("b.ndjson", [Self.bad, Self.first])
        try place.write("c.ndjson", [Self.second])
        let outcome = try place.run("import", "s", "a.ndjson", "b.ndjson", "c.ndjson", "--json")
        outcome.expect(3, errors: "")
        #expect(
            outcome.output
                == Self.report("a.ndjson", rows: 1, stored: 1)
                + Self.report("b.ndjson", rows: 2, stored: 0, duplicates: 1, rejected: 1)
                + Self.report("c.ndjson", rows: 1, stored: 1)
        )
    }

    @Test func `a corrected feed leaves no old refusals behind`() throws {
        let place = try Workplace.withStore()
        try place.write("f.ndjson", [Self.bad])
        try place.run("import", "s", "f.ndjson").expect(3)
        #expect(place.holds("f.ndjson.rejected.ndjson"))
        try place.importLines([Self.second], "f.ndjson")
        #expect(!place.holds("f.ndjson.rejected.ndjson"))
    }

    @Test func `refusals go to the file that is named, and never over the feed`() throws {
        let place = try Workplace.withStore()
        try place.write("f.ndjson", [Self.bad])
        let outcome = try place.run("import", "s", "f.ndjson", "--rejected", "r").expect(3)
        #expect(outcome.output.contains("refused line: r\n"))
        #expect(try place.text("r").contains(#""code":"invalid-value""#))
        #expect(!place.holds("f.ndjson.rejected.ndjson"))
        try place.run("import", "s", "f.ndjson", "--rejected", "./f.ndjson").expectFailure(
            3,
            "rejected: refused lines would be written over the feed; name another file"
        )
        #expect(try place.text("f.ndjson") == Self.bad + "\n")
        let two = try place.run("import", "s", "f.ndjson", "f.ndjson", "--rejected", "r").expect(2)
        #expect(two.errors.hasPrefix("Error: --rejected goes with one feed file.\n"))
    }

    @Test func `refusals that can not be written are said with a remedy`() throws {
        let place = try Workplace.withStore()
        try place.write("f.ndjson", [Self.bad])
        let outcome = try place.run("import", "s", "f.ndjson", "--rejected", "no/r").expect(4)
        #expect(
            outcome.errors.hasPrefix(
                "error: no/r can not be written; name another file with --rejected"
            )
        )
    }

    @Test func `CSV says the same as NDJSON`() throws {
        let place = try Workplace.withStore()
        try place.write(
            "f.ndjson",
            [
                Self.first, Line.fact("c-4", "dependants", "2"),
                Line.fact("c-5", "municipality", "null", effective: "2017-01-01"),
                Line.employment("2016-03", "0.5"),
                Line.annulment(of: "c-4", registered: "2016-06-01T10:00:00Z"),
            ]
        )
        try place.write(
            "f.csv",
            [
                "type,id,source,subject,attribute,value,period,effective,registered,of",
                "fact,c-1,cpr,cpr:0108629996,municipality,0101,,2016-05-01,"
                    + "2016-05-03T08:00:00+02:00,",
                ",c-4,cpr,cpr:0108629996,dependants,2,,2016-05-01,2016-05-03T08:00:00+02:00,",
                "fact,c-5,cpr,cpr:0108629996,municipality,,,2017-01-01,2016-05-03T08:00:00+02:00,",
                #"fact,"e-9996-2016-03",dream,cpr:0108629996,employment,0.5,2016-03,,"#
                    + "2017-09-01T08:00:00+02:00,",
                "annul,a-c-4,cpr,,,,,,2016-06-01T10:00:00Z,c-4",
            ]
        )
        try place.run("import", "s", "f.ndjson").expectSuccess()
        let same = try place.run("import", "s", "f.csv", "--json").expectSuccess()
        #expect(same.output == Self.report("f.csv", rows: 5, stored: 0, duplicates: 5))
        // And into a store of its own, event for event.
        try place.run("init", "t").expectSuccess()
        try place.run("import", "t", "f.csv").expectSuccess()
        func history(_ store: String) throws -> String {
            let known = ["--at", "2018-01-01", "--known", "2018-01-01", "--format", "json"]
            return try place.run(["history", store, "subject:1"] + known).expectSuccess()
                .output.withoutRecordedTimes
        }
        #expect(try history("s") == history("t"))
        #expect(try history("s").contains(#""standing":"annulled""#))
    }

    @Test func `the format is told from the name unless it is given`() throws {
        let place = try Workplace.withStore()
        let rows = [
            "id,source,subject,attribute,value,effective,registered",
            "c-1,cpr,cpr:0108629996,sex,f,2016-05-01,2016-05-03T08:00:00+02:00",
        ]
        try place.write("f.txt", rows)
        try place.write("f.CSV", rows)
        try place.run("import", "s", "f.txt").expect(3)
        try place.run("import", "s", "f.txt", "--format", "csv").expectSuccess()
        try place.run("import", "s", "f.CSV").expectSuccess()
        try place.run("import", "s", "f.txt", "--format", "xml").expect(2)
    }

    @Test func `a CSV file without the feed's header is refused whole`() throws {
        let place = try Workplace.withStore()
        try place.write("f.csv", ["shoe,id", "42,x"])
        let outcome = try place.run("import", "s", "f.csv").expect(3)
        #expect(outcome.errors.hasPrefix("error: header: f.csv: `shoe`: no such column; "))
        #expect(outcome.output == "")
        #expect(!place.holds("f.csv.rejected.ndjson"))
    }
}
