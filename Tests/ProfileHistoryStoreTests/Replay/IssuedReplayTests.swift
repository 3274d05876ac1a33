import EventLog
import EventModel
import JSON
import ProfileModel
import Projections
import Testing

@testable import ProfileHistoryStore

/// Issued scores come out as they were issued, or the first difference is named.
@Suite struct IssuedReplayTests {
    let bench: Bench

    init() throws {
        bench = try Bench()
        try bench.activatePublished()
        try bench.take(Citizen.lines())
    }

    /// An issued score of a feed; `score` is JSON.
    private func line(
        _ id: String,
        _ class: String,
        model: String = "published-2021-09-15",
        of person: String = Row.citizen,
        at: String = "2017-09-20T10:00:00Z",
        score: String? = nil
    ) -> String {
        let score = score.map { ",\"score\":\($0)" } ?? ""
        return """
            {"type":"score-issued","id":"\(id)","source":"tool","subject":"\(person)",\
            "at":"\(at)","model":"\(model)","class":"\(`class`)"\(score),\
            "recipient":"jobcentre:0101"}
            """
    }

    /// Stores a score as a live service does, with the place that its inputs were read through.
    private func issue(
        _ id: String,
        _ class: String,
        through: Position,
        at: String,
        model: String = "published-2021-09-15",
        score: Double? = nil
    ) throws {
        let time = try Instant(parsing: at)
        let body = ScoreIssuedBody(
            model: model,
            class: `class`,
            recipient: "citizen",
            score: score,
            inputsThrough: through
        )
        let event = NewEvent(
            type: .scoreIssued,
            destination: .subject(try bench.subject()),
            key: try EventKey(source: "live", id: id),
            registered: RegisteredTime(time),
            effective: EffectiveTime(time),
            body: body.bytes
        )
        let outcomes = try bench.store.log.append([AppendRequest([event])])
        guard case .stored = outcomes[0] else { throw StoreError(.badInput, "\(outcomes)") }
    }

    private func replay(all: Bool = false) throws -> (rows: [JSONValue], summary: IssuedSummary) {
        var bytes: [UInt8] = []
        let request = ReplayRequest(.issued(listsAll: all), format: .ndjson)
        let result = try bench.store.replay(request, to: .stream { bytes += $0 })
        guard case .finished(.issued(let summary)) = result else {
            throw StoreError(.badInput, "\(result)")
        }
        let lines = bytes.split(separator: UInt8(ascii: "\n"))
        return (try lines.map { try JSONValue(parsing: Array($0)) }, summary)
    }

    /// The differences by the ids' places, of everything listed.
    private func differences() throws -> [String] {
        try replay(all: true).rows.map { $0["difference"]?.string ?? "" }
    }

    @Test func `what comes out the same is counted and not listed`() throws {
        try bench.take([
            line("a", "low"), line("b", "high", model: "published-2021-09-09"),
            line("c", "high", at: "2017-09-20T10:00:00Z", score: nil).replacing(
                "published-2021-09-15",
                with: "published-2021-09-02"
            ),
        ])
        let (rows, summary) = try replay()
        #expect(rows == [])
        #expect(summary.issued == 3)
        #expect(summary.count(.valid, .none) == 3)
        #expect(summary.isReproduced)
        #expect(try replay(all: true).rows.count == 3)
    }

    @Test func `every kind of difference is told from the others`() throws {
        try bench.approve("small", Documents.small("small"))
        try bench.store.register(Documents.small("draft"), by: bench.step("author"))
        try bench.take(
            Citizen.lines(of: Row.younger, born: "1991-01-02", origin: "unknown") + [
                line("same", "low"), line("class", "high"),
                line("bits", "low", score: "0.5"),
                line("none", "low", of: Row.younger),
                line("early", "low", at: "2017-07-01T10:00:00Z"),
                line("stranger", "low", model: "the tool of 2015"),
                line("draft", "low", model: "draft"),
            ]
        )
        let (rows, summary) = try replay(all: true)
        // By subject, then in the order of the log.
        #expect(
            rows.map { $0["difference"]?.string } == [
                "same", "class", "scoreBits", "noSubmission", "modelNotRegistered",
                "modelNotApproved", "noResult",
            ]
        )
        let positions = rows.map { $0["position"]?.int64 ?? 0 }
        #expect(positions.prefix(6).sorted() == Array(positions.prefix(6)))
        // What is withheld is a matter of who asks, and only a score that the store itself issued
        // keeps more than class and bits: RestrictionTests, IssueTests.
        for difference in IssuedDifference.allCases
        where difference != .withheld && difference != .result {
            #expect(summary.count(.valid, difference) == 1, "\(difference)")
        }
        #expect(!summary.isReproduced)
        let other = try #require(rows.first { $0["difference"] == "class" })
        #expect(other["issued"]?["class"] == "high")
        #expect(other["found"]?["class"] == "low")
        #expect(other["found"]?["outcome"] == "class")
        let none = try #require(rows.last)
        #expect(none["found"]?["noResult"] == "noBranchMatched")
        #expect(none["subject"]?.string == (try bench.subject(Row.younger)).description)
        let bits = try #require(rows.first { $0["difference"] == "scoreBits" })
        #expect(bits["issued"]?["scoreBits"] == "3fe0000000000000")
        #expect(bits["found"]?["scoreBits"]?.isNull == true)
    }

    @Test func `each kind of difference alone is enough to fail`() throws {
        try bench.store.register(Documents.small("draft"), by: bench.step("author"))
        let lines = [
            line("class", "high"), line("bits", "low", score: "0.5"),
            line("early", "low", at: "2017-07-01T10:00:00Z"),
            line("stranger", "low", model: "the tool of 2015"),
            line("draft", "low", model: "draft"),
        ]
        for (index, line) in lines.enumerated() {
            let next = try bench.store.log.nextPosition()
            try bench.take([line])
            var request = ReplayRequest(.issued(listsAll: false), format: .csv)
            request.through = next
            let one = try bench.store.replay(request, to: .stream { _ in })
            guard case .finished(.issued(let summary)) = one else {
                Issue.record("\(one)")
                return
            }
            #expect(summary.issued == index + 1)
            #expect(!summary.isReproduced)
            try bench.take([
                Row.annulment(
                    of: line.firstMatch(of: #/"id":"(\w+)"/#).map { String($0.1) } ?? "",
                    registered: "2018-05-01T08:00:00Z",
                    source: "tool"
                )
            ])
            // What never was does not have to come out.
            #expect(try replay().summary.isReproduced)
        }
    }

    @Test func `a live score is replayed through the place of its inputs, not by its clock`() throws
    {
        let before = try bench.store.log.nextPosition()
        let through = Position(rawValue: before.rawValue - 1)
        try issue("then", "low", through: through, at: "2017-09-20T10:00:00Z")
        // A correction whose registered time lies before the score, and that came after it.
        try bench.take([
            Row.fact(
                "origin-late",
                "origin",
                #""nonwestern_descendant""#,
                effective: "1962-08-02",
                registered: "2017-09-01T08:00:00Z"
            )
        ])
        let after = try bench.store.log.nextPosition()
        try issue(
            "now",
            "high",
            through: Position(rawValue: after.rawValue - 1),
            at: "2017-09-20T10:00:00Z"
        )
        #expect(try replay().summary.isReproduced)
        // Imported, the same score is replayed by the registered clock, which knows the correction.
        try bench.take([line("import-low", "low"), line("import-high", "high")])
        #expect(try differences() == ["same", "same", "class", "same"])
    }

    @Test func `an imported score knows what was registered by its moment, and no more`() throws {
        try bench.take([
            Row.fact(
                "origin-late",
                "origin",
                #""nonwestern_descendant""#,
                effective: "1962-08-02",
                registered: "2018-02-12T08:00:00Z"
            ),
            line("before", "low", at: "2018-02-12T07:59:59Z"),
            line("after", "high", at: "2018-02-12T08:00:00Z"),
        ])
        #expect(try differences() == ["same", "same"])
    }

    @Test func `what is annulled or disputed is listed and marked`() throws {
        try bench.take([
            line("annulled", "high"), line("disputed", "high"), line("rejected", "high"),
            line("valid", "high"),
            Row.annulment(of: "annulled", registered: "2018-01-01T08:00:00Z", source: "tool"),
            Row.dispute(
                of: "disputed",
                "accepted",
                registered: "2018-01-01T08:00:00Z",
                source: "tool"
            ),
            Row.dispute(
                of: "rejected",
                "rejected",
                registered: "2018-01-01T08:00:00Z",
                source: "tool"
            ),
        ])
        let (rows, summary) = try replay()
        #expect(
            rows.map { $0["standing"]?.string } == ["annulled", "disputed", "valid", "valid"]
        )
        #expect(summary.count(.annulled, .class) == 1)
        #expect(summary.count(.disputed, .class) == 1)
        #expect(summary.count(.valid, .class) == 2)
        #expect(!summary.isReproduced)
    }

    @Test func `the bits of a regression's score are compared`() throws {
        let bench = try Bench(now: "2022-01-01T12:00:00Z")
        let attributes = try Documents.published(file: "amas-attributes.ndjson")
            .split(separator: UInt8(ascii: "\n")).map { String(decoding: $0, as: UTF8.self) }
        try bench.take(attributes)
        try bench.approve("amas", Documents.published("amas"))
        try bench.take(Population.feed(40, seed: 3))
        var question = PopulationQuestion(at: "2018-03-01T10:00:00Z")
        question.model = "amas"
        question.known = "2018-03-01T10:00:00Z"
        var bytes: [UInt8] = []
        _ = try bench.store.replay(
            ReplayRequest(.population(question), format: .ndjson),
            to: .stream { bytes += $0 }
        )
        // What came out is issued as it came out, and once with the last bit turned.
        var lines: [String] = []
        for row in bytes.split(separator: UInt8(ascii: "\n")) {
            let row = try JSONValue(parsing: Array(row))
            guard let label = row["class"]?.string, let score = row["score"]?.number,
                let subject = row["subject"]?.string, let value = row["score"]?.double
            else { continue }
            for (name, text) in [("same", score.text), ("turned", "\(value.nextUp)")] {
                lines.append(
                    line(
                        "\(name)-\(subject.dropFirst(8))",
                        label,
                        model: "amas",
                        of: subject,
                        at: "2018-03-01T10:00:00Z",
                        score: text
                    )
                )
            }
        }
        #expect(lines.count > 4)
        try bench.take(lines)
        let request = ReplayRequest(.issued(listsAll: false))
        guard
            case .finished(.issued(let summary)) = try bench.store.replay(
                request,
                to: .stream { _ in }
            )
        else {
            Issue.record("the run did not finish")
            return
        }
        #expect(summary.count(.valid, .none) == lines.count / 2)
        #expect(summary.count(.valid, .scoreBits) == lines.count / 2)
    }

    @Test func `JSON, CSV and lines list the same scores`() throws {
        try bench.take([line("a", "high"), line("b", "low"), line("c", "high")])
        func bytes(_ format: ReplayFormat) throws -> [UInt8] {
            var bytes: [UInt8] = []
            let request = ReplayRequest(.issued(listsAll: false), format: format)
            _ = try bench.store.replay(request, to: .stream { bytes += $0 })
            return bytes
        }
        let rows = try replay().rows
        let json = try JSONValue(parsing: try bytes(.json))
        #expect(json["scores"]?.array == rows)
        #expect(json["issued"]?.int64 == 3)
        #expect(json["valid"]?["class"]?.int64 == 2)
        #expect(json["reproduced"]?.bool == false)
        let csv = String(decoding: try bytes(.csv), as: UTF8.self).split(separator: "\n")
        #expect(csv.count == 3)
        let table = String(decoding: try bytes(.table), as: UTF8.self).split(separator: "\n")
        #expect(table.count == 2)
        #expect(
            table[0].hasSuffix(
                "issued high, came out low: another class (model, version published-2021-09-02)"
            )
        )
    }
}
