import AuditReports
import EventModel
import JSON
import Projections
import Scoring
import Testing

@testable import ProfileHistoryStore

/// What a late correction changed: who had been shown the old score, and what is told of it.
@Suite struct CorrectionEffectTests {
    let bench: Bench

    init() throws {
        bench = try Bench()
        try bench.activatePublished()
        try bench.take(Citizen.lines())
        try bench.take([issued("a", "2017-09-20T10:00:00Z")])
    }

    private func issued(_ id: String, _ at: String) -> String {
        """
        {"type":"score-issued","id":"\(id)","source":"tool","subject":"\(Row.citizen)",\
        "at":"\(at)","model":"published-2021-09-15","class":"low","recipient":"jobcentre:0101"}
        """
    }

    private func correct() throws {
        try bench.take([
            Row.fact(
                "origin-late",
                "origin",
                #""nonwestern_descendant""#,
                effective: "1962-08-02",
                registered: "2018-02-12T08:00:00Z"
            )
        ])
    }

    private func answer(_ change: (inout CorrectionQuestion) -> Void = { _ in }) throws
        -> CorrectionEffect
    {
        var question = CorrectionQuestion()
        change(&question)
        return try bench.store.correctionEffect(question)
    }

    @Test func `the class, the input, the event and the recipient are told`() throws {
        #expect(try answer().scores == [])
        #expect(try answer().unchanged == 1)
        try correct()
        let answer = try answer()
        let score = try #require(answer.scores.first)
        #expect(score.then.outcome == .class("low"))
        #expect(score.now.outcome == .class("high"))
        #expect(score.inputs.map(\.feature) == ["origin"])
        #expect(score.inputs[0].before.value == .category("danish"))
        #expect(score.inputs[0].after.value == .category("nonwestern_descendant"))
        #expect(score.inputs[0].causes.map(\.type) == [.fact])
        #expect(answer.recipients.map(\.name) == ["jobcentre:0101"])
        #expect(answer.classChangedCount == 1)
    }

    @Test func `what holds only later changes no earlier score`() throws {
        try bench.take([
            Row.fact(
                "origin-new",
                "origin",
                #""nonwestern_descendant""#,
                effective: "2017-09-21",
                registered: "2018-02-12T08:00:00Z"
            )
        ])
        #expect(try answer().scores == [])
    }

    @Test func `an annulment that is itself annulled changes nothing`() throws {
        try bench.take([
            Row.annulment(of: "origin-0108629996", registered: "2018-01-02T08:00:00Z")
        ])
        let annulled = try #require(try answer().scores.first)
        #expect(annulled.inputs[0].causes.map(\.type) == [.annulment])
        try bench.take([
            Row.annulment(of: "a-origin-0108629996", registered: "2018-01-03T08:00:00Z")
        ])
        #expect(try answer().scores == [])
        #expect(try answer().unchanged == 1)
    }

    @Test func `a mark that lost its effect is no cause of what another event changed`() throws {
        try bench.take([
            Row.annulment(of: "origin-0108629996", registered: "2018-01-02T08:00:00Z")
        ])
        try bench.take([
            Row.annulment(of: "a-origin-0108629996", registered: "2018-01-03T08:00:00Z")
        ])
        try correct()
        let inputs = try #require(try answer().scores.first).inputs
        // What gave the old value back is one: without it the old value would not have stood.
        #expect(inputs[0].causes.map(\.type) == [.annulment, .fact])
    }

    @Test func `other versions are compared at the same moments where that is asked`() throws {
        try correct()
        let all = try answer { $0.comparesAllVersions = true }
        #expect(all.issued.count == 1)
        #expect(
            all.scores.filter { !$0.isIssued }.map(\.model) == [
                "published-2021-09-02", "published-2021-09-09",
            ]
        )
        #expect(all.recipients.map(\.scores) == [1])
    }

    @Test func `as known before the correction nothing is another`() throws {
        try correct()
        let known = RegisteredTime(try Instant(parsing: "2018-02-12T07:59:59Z"))
        #expect(try answer { $0.known = .registered(known) }.scores == [])
    }

    @Test func `a restricted or erased input is listed apart and not told`() throws {
        try correct()
        try bench.take([
            """
            {"type":"restrict","id":"r-1","source":"office","subject":"\(Row.citizen)",\
            "attribute":"origin","maySee":["dpo"],"registered":"2018-03-01"}
            """
        ])
        let hidden = try answer()
        #expect(hidden.scores == [])
        #expect(hidden.unexamined.map(\.reason) == [.inputRestricted])
        var writer = JSONWriter()
        hidden.write(to: &writer)
        #expect(!writer.text.contains("danish") && !writer.text.contains("descendant"))
        #expect(try answer { $0.options.roles = ["dpo"] }.scores.count == 1)
        try bench.store.erase(
            [.attribute("origin")],
            of: SubjectReference(parsing: Row.citizen),
            ground: "GDPR 17",
            authority: "office"
        )
        let erased = try answer { $0.options.roles = ["dpo"] }
        #expect(erased.scores == [])
        #expect(erased.unexamined.map(\.reason) == [.inputErased])
    }

    @Test func `JSON and report tell the same`() throws {
        try correct()
        let answer = try answer()
        var writer = JSONWriter()
        answer.write(to: &writer)
        let json = try JSONValue(parsing: writer.text)
        #expect(json["counts"]?["classChanged"]?.int64 == 1)
        #expect(
            json["scores"]?.array?[0]["inputs"]?.array?[0]["after"]?["value"]
                == "nonwestern_descendant"
        )
        #expect(json["scores"]?.array?[0]["now"]?["class"] == "high")
        let text = answer.report().text(in: .danish, width: 120)
        #expect(text.contains("Heraf med en anden klasse: 1"))
        #expect(answer.report().html(in: .english).contains("corrected by"))
    }
}
