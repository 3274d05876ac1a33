import AuditReports
import EventLog
import EventModel
import JSON
import ProfileModel
import ProfileScoring
import Projections
import Scoring
import Testing

@testable import ProfileHistoryStore

/// A version from PMML in a store: laid before it, scored by, issued, restricted, erased.
@Suite struct PMMLVersionTests {
    let bench: Bench

    init() throws {
        bench = try Bench()
        for id in ["card", "softmax", "forest"] {
            try bench.approvePMML(id, decided: "2015-06-01")
        }
        try bench.activate("card", from: "2015-06-15", decided: "2015-06-01")
        try bench.take(Citizen.lines())
        try bench.take(
            (1...30).map {
                Row.period("benefit", "2017-W\($0 < 10 ? "0" : "")\($0)", #""111""#)
            }
        )
    }

    private func score(_ at: String = "2017-09-18", _ model: String? = nil) throws -> JSONValue? {
        let options = ScoringOptions(model: model)
        return try bench.score(bench.asOf(at), options)["score"]
    }

    @Test func `a person is scored by each kind of document, and told how`() throws {
        // 55 years and 30 weeks: 10 + 5 + 30 + 3.
        let card = try score()
        #expect(card?["model"]?.string == "card" && card?["class"]?.string == "middle")
        #expect(card?["score"]?["value"]?.number?.double == 48)
        #expect(card?["steps"]?.array?.count == 4)
        #expect(card?["consulted"]?.array?.compactMap(\.string) == ["age", "weeks", "q2"])
        #expect(card?["inputs"]?[1]?["value"]?.number?.double == 30)
        #expect(card?["inputs"]?[1]?["positions"]?.array?.count == 30)
        let softmax = try score(model: "softmax")
        #expect(softmax?["class"]?.string == "high")
        #expect(softmax?["steps"]?.array?.count == 3)
        let forest = try score(model: "forest")
        #expect(forest?["class"]?.string == "low")
        #expect(forest?["steps"]?[1]?["prediction"]?.string == "H")
    }

    private func score(model: String) throws -> JSONValue? { try score("2017-09-18", model) }

    @Test func `the document that was registered is kept byte for byte`() throws {
        let model = try bench.store.model("card")
        #expect(try model.pmml == Bindings.bytes("card.pmml"))
        #expect(try model.document == Bindings.bytes("card.json"))
        let document = try bench.store.document(of: "card")
        #expect(document.kernel.pmml?.digest == DocumentDigest(of: model.pmml ?? []))
        // The same once more changes nothing.
        let again = try bench.store.register(
            model.document,
            pmml: model.pmml,
            by: bench.step("author", decided: "2015-06-01")
        )
        #expect(again.placement.isDuplicate)
    }

    @Test func `what does not hold is refused, and leaves no event`() throws {
        let before = try bench.store.log.nextPosition()
        let binding = try Bindings.bytes("card.json")
        let pmml = try Bindings.bytes("card.pmml")
        expect(.badInput) { try bench.store.register(binding, by: bench.step("author")) }
        expect(.badInput) {
            try bench.store.register(binding, pmml: pmml + [10], by: bench.step("author"))
        }
        expect(.badInput) {
            try bench.store.register(
                Documents.small("small"),
                pmml: pmml,
                by: bench.step("author")
            )
        }
        let text = String(decoding: pmml, as: UTF8.self)
            .replacing("<total>5.5</total>", with: "<total>5.6</total>")
        let other = String(decoding: binding, as: UTF8.self)
            .replacing(
                "\(DocumentDigest(of: pmml))",
                with: "\(DocumentDigest(of: Array(text.utf8)))"
            )
            .replacing("\"id\": \"card\"", with: "\"id\": \"card-2\"")
        let error = #expect(throws: StoreError.self) {
            try bench.store.register(
                Array(other.utf8),
                pmml: Array(text.utf8),
                by: bench.step("author")
            )
        }
        #expect(error?.code == .checkFailed)
        #expect(error?.message.contains("row 2, field total: expected 5.6, found 5.5") == true)
        #expect(try bench.store.log.nextPosition() == before)
    }

    @Test func `a score that was issued comes out as it was issued`() throws {
        let issued = try bench.store.issue(
            bench.subject(),
            at: EffectiveTime(try Instant(parsing: "2018-01-10T08:00:00Z")),
            IssueRequest(recipient: "citizen")
        )
        #expect(issued.body.model == "card")
        #expect(issued.body.evidence?.steps.count == 4)
        var bytes: [UInt8] = []
        let request = ReplayRequest(.issued(listsAll: true), format: .ndjson)
        _ = try bench.store.replay(request, to: .stream { bytes += $0 })
        let rows = try bytes.split(separator: UInt8(ascii: "\n")).map {
            try JSONValue(parsing: Array($0))
        }
        #expect(rows.map { $0["difference"] } == ["same"])
    }

    @Test func `what each input could do is explained, in both languages`() throws {
        let profile = try bench.store.profile(of: bench.subject(), asOf: bench.asOf("2017-09-18"))
        let explanation = try bench.store.explain(profile)
        #expect(explanation.influences.map(\.canChangeClass) == [true, true, true])
        let report = explanation.report()
        for (language, words) in [
            (Language.english, "in the PMML document"), (.danish, "i PMML-dokumentet"),
        ] {
            let text = report.text(in: language, width: 160)
            #expect(text.contains(words) && text.contains("benefit, attribute 1"))
        }
    }

    @Test func `an input that may not be told gives no result where the document looks at it`()
        throws
    {
        try bench.take([
            """
            {"type":"restrict","id":"r-1","source":"office","subject":"\(Row.citizen)",\
            "attribute":"benefit","maySee":["dpo"],"effective":"2018-02-01",\
            "registered":"2018-02-01"}
            """
        ])
        let score = try self.score("2018-02-02")
        #expect(score?["class"]?.isNull == true)
        #expect(score?["noResult"]?["reason"]?.string == "withheldInput")
        #expect(score?["noResult"]?["input"]?["feature"]?.string == "weeks")
        #expect(score?["steps"]?.array?.isEmpty == true)
    }

    @Test func `it is checked, dry-run, rolled back and retired like any other`() throws {
        var asked = PopulationQuestion(at: "2018-03-01")
        asked.against = PopulationQuestion.Against(model: "forest")
        var question = ComparisonQuestion(asked)
        question.isDryRun = true
        _ = try bench.store.compare(question)
        try bench.activate("forest", from: "2017-01-01", decided: "2015-07-01")
        #expect(try score()?["model"]?.string == "forest")
        try bench.store.rollback(
            "dagpenge",
            to: "card",
            from: bench.opening("2017-09-01"),
            reason: "worse",
            by: bench.step("administrator", decided: "2017-09-01")
        )
        #expect(try score()?["model"]?.string == "card")
        #expect(try score("2017-08-30")?["model"]?.string == "forest")
    }
}
