import Foundation
import JSON
import Testing

/// `import --format dream`: what is stored of a delivery, and what is said.
@Suite struct DeliveryCommandTests {
    private static let header = "cpr;y_1701;branche_2017_01;grad_2017_01"
    private static let rows = ["\(Line.citizen);130;4711;0,5", "\(Line.other);;01;"]

    private static func importing(_ file: String, _ day: String, _ more: String...) -> [String] {
        ["import", "s", file, "--format", "dream", "--delivered", day] + more
    }

    @Test func `a delivery is stored, then what differs of the next`() throws {
        let place = try Workplace.withStore()
        try place.write("a.csv", [Self.header] + Self.rows)
        let first = try place.run(Self.importing("a.csv", "2017-03-01")).expectSuccess()
        #expect(
            first.output
                == "a.csv: 2 rows, 4 events stored, 0 of them corrections, 0 rows unchanged\n"
        )
        try place.write("b.csv", [Self.header, "\(Line.citizen);130;4711;0,75", Self.rows[1]])
        let second = try place.run(Self.importing("b.csv", "2017-04-01", "--json")).expectSuccess()
        #expect(
            second.output == """
                {"file":"b.csv","rows":2,"stored":1,"corrections":1,"unchanged":1,"rejected":0,\
                "resumedBehindLine":null,"rejectedFile":null}

                """
        )
        func degree(_ known: String) throws -> Double? {
            let question = ["as-of", "s", "cpr:\(Line.citizen)", "--at", "2017-06-01", "--known"]
            let answer = try place.run(question + [known, "--format", "json"]).expectSuccess()
            return try answer.json()["attributes"]?["employment"]?["value"]?.double
        }
        #expect(try degree("2017-03-15") == 0.5)
        #expect(try degree("2017-04-15") == 0.75)
    }

    @Test func `a bad row is refused, the rows around it go in, and the exit code is 3`() throws {
        let place = try Workplace.withStore()
        try place.write("a.csv", [Self.header, Self.rows[0], "\(Line.third);1;;", Self.rows[1]])
        let outcome = try place.run(Self.importing("a.csv", "2017-03-01")).expect(3, errors: "")
        #expect(
            outcome.output == """
                a.csv: 3 rows, 4 events stored, 0 of them corrections, 0 rows unchanged, 1 refused
                  place and reason of every refused row: a.csv.rejected.ndjson

                """
        )
        let refused = try JSONValue(parsing: place.text("a.csv.rejected.ndjson"))
        #expect(refused["line"]?.int64 == 3 && refused["field"] == "y_1701")
        #expect(try !place.text("a.csv.rejected.ndjson").contains(Line.third))
    }

    @Test func `a header that is none refuses the file with place, column and remedy`() throws {
        let place = try Workplace.withStore()
        try place.write("a.csv", ["cpr;y_1701;y_1753"] + Self.rows)
        try place.run(Self.importing("a.csv", "2018-03-01")).expectFailure(
            3,
            "header: a.csv: `y_1753`: line 1, column 3: 2017 has no such week; weeks go from 01 to"
                + " 52, in long years to 53"
        )
        #expect(!place.holds("a.csv.rejected.ndjson"))
    }

    @Test func `deliveries are taken in the order of their times`() throws {
        let place = try Workplace.withStore()
        try place.write("a.csv", [Self.header] + Self.rows)
        try place.write("b.csv", [Self.header, "\(Line.citizen);131;4711;0,5"])
        try place.run(Self.importing("a.csv", "2017-03-01")).expectSuccess()
        let outcome = try place.run(Self.importing("b.csv", "2017-02-01")).expect(3)
        #expect(
            outcome.errors.hasPrefix(
                "error: delivered: b.csv: line 2 says something new, and a later delivery of dream"
            )
        )
        try place.run(Self.importing("a.csv", "2100-01-01")).expect(3)
        // Another source has an order of its own.
        let own = Self.importing("b.csv", "2017-02-01", "--source", "dream-old")
        try place.run(own).expectSuccess()
    }

    @Test(arguments: [
        ["--format", "dream"], ["--delivered", "2017-03-01"], ["--source", "dream"],
        ["--format", "csv", "--delivered", "2017-03-01"],
    ])
    func `a delivery has a time, and nothing else has one`(arguments: [String]) throws {
        let place = try Workplace.withStore()
        try place.write("a.csv", [Self.header] + Self.rows)
        let outcome = try place.run(["import", "s", "a.csv"] + arguments).expect(2)
        #expect(outcome.errors.hasPrefix("Error: "))
        #expect(outcome.output == "")
    }

    @Test func `the same delivery imported twice at once is stored once`() throws {
        let place = try Workplace.withStore()
        let rows = (0..<300).map { index in
            // Days beyond 60 stand in replacement numbers, which are nobody's.
            "\(61 + index / 60)0179\(1_000 + index % 60);130;4711;0,5"
        }
        let names = ["a.csv", "b.csv"]
        for name in names { try place.write(name, [Self.header] + rows) }
        let jobs = try names.map { name in
            try place.start(
                "import",
                "s",
                name,
                "--format",
                "dream",
                "--delivered",
                "2018-03-01",
                "--json"
            )
        }
        let reports = try jobs.map { try $0.finish().expectSuccess().json() }
        #expect(reports.reduce(0) { $0 + ($1["stored"]?.int64 ?? 0) } == 900)
        #expect(reports.reduce(0) { $0 + ($1["unchanged"]?.int64 ?? 0) } == 300)
    }

    @Test func `an import that is killed again and again ends as if it never was`() throws {
        let place = try Workplace.withStore()
        let weeks = (1...52).map { $0 < 10 ? "y_170\($0)" : "y_17\($0)" }
        let cells = String(repeating: ";130", count: 52)
        // Days beyond 60 stand in replacement numbers, which are nobody's.
        let rows = (0..<600).map { index in
            let serial = "\(1_000 + index % 60)"
            return "\(61 + index / 60)0179\(serial)\(cells)"
        }
        try place.write("a.csv", [(["cpr"] + weeks).joined(separator: ";")] + rows)
        for pause in [0.05, 0.3, 0.8] {
            let job = try place.start(
                "import",
                "s",
                "a.csv",
                "--format",
                "dream",
                "--delivered",
                "2018-03-01"
            )
            Thread.sleep(forTimeInterval: pause)
            job.killNow()
        }
        let arguments = Self.importing("a.csv", "2018-03-01", "--json")
        let report = try place.run(arguments).expectSuccess().json()
        #expect(report["rows"]?.int64 == 600)
        let again = try place.run(arguments).expectSuccess().json()
        #expect(again["stored"]?.int64 == 0 && again["unchanged"]?.int64 == 600)
        let last = try place.run(
            "history",
            "s",
            "cpr:\(rows[599].prefix(10))",
            "--format",
            "json"
        )
        #expect(try last.expectSuccess().json()["events"]?.array?.count == 52)
    }
}
