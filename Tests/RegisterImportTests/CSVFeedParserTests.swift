import EventModel
import ProfileModel
import RegisterImport
import Testing

struct CSVFeedParserTests {
    static let header = "id,source,subject,attribute,value,effective,registered"

    @Test func `a row becomes the event of the same line of NDJSON`() throws {
        let row = "cpr-81,cpr,cpr:0104909995,municipality,0101,2016-05-01,2016-05-03T08:00:00+02:00"
        #expect(
            try FeedFile.outcomes("\(Self.header)\n\(row)", .csv) == [
                .event(Feed.event(Feed.line(Feed.fact)))
            ]
        )
    }

    @Test func `rows of every type that fits in cells give the events of NDJSON`() throws {
        var generator = SeededGenerator(seed: 5)
        let samples = [
            Feed.fact, Feed.annul, Feed.withdraw, Feed.alias, Feed.dispute, Feed.score,
            Feed.assessment,
        ]
        let changes: [[String: String]] = [
            [:], ["value": "null"], ["attribute": #""income""#, "value": "12.50"],
            ["attribute": #""income""#, "value": "-1e3", "period": #""2016-02""#],
            ["attribute": #""dependants""#, "value": "3"], ["text": #""a,\"b\"\nc""#],
            ["reason": #""\r\n;'""#], ["score": "0.25"], ["deviates": "false"],
            ["subject": #""subject:7""#], ["value": #""nope""#], ["registered": #""2030-01-01""#],
            ["attribute": #""dependants""#, "value": #""three""#], ["outcome": #""won""#],
            ["id": #""æ ø""#, "source": #""å""#],
        ]
        for _ in 0..<200 {
            var rows: [[(String, String)]] = []
            for _ in 0..<Int.random(in: 1...8, using: &generator) {
                let sample = samples.randomElement(using: &generator) ?? Feed.fact
                let change = changes.randomElement(using: &generator) ?? [:]
                rows.append(
                    sample.map { ($0.0, change[$0.0] ?? $0.1) }
                        + (change["period"].map { [("period", $0)] } ?? []).filter { _ in
                            sample[0].1 == #""fact""#
                        }
                )
            }
            let lines = rows.map { Feed.line($0) }.joined(separator: "\n")
            let ending = Bool.random(using: &generator) ? "\n" : "\r\n"
            let csv = try FeedFile.csv(rows, ending: ending, using: &generator)
            let expected = FeedFile.outcomes(lines, .ndjson)
            #expect(FeedFile.outcomes(csv, .csv) == expected, "\(csv)")
        }
    }

    @Test func `an empty value ends the attribute, a quoted empty one is a text`() throws {
        let text = "\(Self.header)\na,b,subject:1,sex,,2016-05-01,2016-05-03"
        guard case .event(let ended) = FeedFile.outcomes(text, .csv).first else {
            Issue.record("an empty value was refused")
            return
        }
        #expect(try FactBody(decoding: ended.body).value == nil)
        let quoted = "\(Self.header)\na,b,subject:1,sex,\"\",2016-05-01,2016-05-03"
        #expect(FeedFile.outcomes(quoted, .csv) == [.refused(.invalidValue, "value")])
    }

    @Test func `other empty cells are fields left out`() {
        let text = "\(Self.header)\na,,subject:1,sex,m,2016-05-01,2016-05-03"
        #expect(FeedFile.outcomes(text, .csv) == [.refused(.missingField, "source")])
    }

    @Test func `numbers are typed by the attribute, whatever stands in quotation marks`() throws {
        let rows = ["municipality,0101", "income,0101", "income,\"101\"", "dependants,07"].map {
            "a,b,subject:1,\($0),2016-05-01,2016-05-03"
        }
        let outcomes = FeedFile.outcomes(([Self.header] + rows).joined(separator: "\n"), .csv)
        guard case .event(let code) = outcomes[0], case .event(let number) = outcomes[2] else {
            Issue.record("a code or a number was refused")
            return
        }
        #expect(try FactBody(decoding: code.body).value == .code("0101"))
        #expect(try FactBody(decoding: number.body).value == .decimal(101))
        #expect(outcomes[1] == .refused(.invalidValue, "value"))
        #expect(outcomes[3] == .refused(.invalidValue, "value"))
    }

    @Test(arguments: [
        ("id,shoe", "shoe"), ("id,id", "id"), ("id,answers", "answers"), ("id,", ""),
        ("id;source;subject", "(not the name of a field)"), ("Id", "Id"),
    ])
    func `a header that names no column of the feed refuses the file`(
        header: String,
        field: String
    ) {
        let outcomes = FeedFile.outcomes("\(header)\na,b\nc,d\n", .csv)
        #expect(outcomes == [.refused(.invalidHeader, field)])
    }

    @Test func `a row with more or fewer columns is refused alone`() {
        let good = "a,b,subject:1,sex,m,2016-05-01,2016-05-03"
        let outcomes = FeedFile.outcomes(
            [Self.header, good + ",", good, "a,b", good].joined(separator: "\n"),
            .csv
        )
        #expect(outcomes.count == 4)
        #expect(outcomes[0] == .refused(.columnCount, nil))
        #expect(outcomes[2] == .refused(.columnCount, nil))
        #expect(outcomes[1] == outcomes[3])
        if case .refused = outcomes[1] { Issue.record("a good row was refused") }
    }

    @Test(arguments: [
        "a\"b,b,subject:1,sex,m,2016-05-01,2016-05-03",
        "\"a\"b,b,subject:1,sex,m,2016-05-01,2016-05-03",
        "a,b\rc,subject:1,sex,m,2016-05-01,2016-05-03",
    ])
    func `a row with marks or breaks out of place is refused alone`(row: String) {
        let good = "a,b,subject:1,sex,m,2016-05-01,2016-05-03"
        let outcomes = FeedFile.outcomes([Self.header, row, good].joined(separator: "\n"), .csv)
        #expect(outcomes.count == 2)
        #expect(outcomes.first == .refused(.misquoted, nil))
        if case .refused = outcomes.last { Issue.record("a good row was refused") }
    }

    @Test func `a file that ends inside quotation marks says so`() {
        let outcomes = FeedFile.outcomes("\(Self.header)\n\"a,b\nc", .csv)
        #expect(outcomes == [.refused(.misquoted, nil)])
    }

    @Test func `cells that are not UTF-8 are refused`() {
        var bytes = Array("\(Self.header)\na,b,subject:1,sex,m,2016-05-01,2016-05-03\n".utf8)
        bytes[Self.header.utf8.count + 1] = 0xFF
        #expect(FeedFile.outcomes(bytes, .csv) == [.refused(.notJSON, "id")])
        bytes[0] = 0xFF
        #expect(FeedFile.outcomes(bytes, .csv) == [.refused(.invalidHeader, nil)])
    }

    @Test func `a row over the limit is refused and the next is read`() {
        let good = "a,b,subject:1,sex,m,2016-05-01,2016-05-03"
        for long in [
            String(repeating: "x", count: 500), "\"" + String(repeating: "y\n", count: 300) + "\"",
        ] {
            let text = [Self.header, good.replacing("a,", with: long + ","), good]
                .joined(separator: "\n")
            let outcomes = FeedFile.outcomes(Array(text.utf8), .csv, limit: 100)
            #expect(outcomes.count == 2)
            #expect(outcomes.first == .refused(.tooLong, nil))
            if case .refused = outcomes.last { Issue.record("a good row was refused") }
        }
    }

    @Test func `a byte order mark, blank lines and a missing last line break do no harm`() {
        let good = "a,b,subject:1,sex,m,2016-05-01,2016-05-03"
        let plain = FeedFile.outcomes("\(Self.header)\n\(good)\n", .csv)
        #expect(FeedFile.outcomes("\u{FEFF}\(Self.header)\r\n\r\n\n\(good)", .csv) == plain)
        #expect(FeedFile.outcomes("", .csv).isEmpty)
        #expect(FeedFile.outcomes(Self.header, .csv).isEmpty)
    }

    @Test func `changed bytes give rows or errors, cut into chunks as it may be`() {
        var generator = SeededGenerator(seed: 6)
        let good = "a,\"b\",subject:1,sex,m,2016-05-01,2016-05-03"
        let text = Array("\(Self.header)\n\(good)\r\n\(good)\n".utf8)
        for index in text.indices {
            for byte in Array(",\"\n\r x".utf8) + [0xC3] {
                var changed = text
                changed[index] = byte
                let chunk = Int.random(in: 1...9, using: &generator)
                let whole = FeedFile.outcomes(changed, .csv)
                #expect(FeedFile.outcomes(changed, .csv, chunk: chunk) == whole)
            }
        }
    }
}
