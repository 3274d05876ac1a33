import AuditReports
import EventModel
import JSON
import Testing

@testable import ProfileHistoryStore

/// Deviations: which assessments count, what is told of them, and what is refused.
@Suite struct DeviationsTests {
    let bench: Bench

    init() throws {
        bench = try Bench()
        try bench.activatePublished()
        try bench.take([
            Row.fact("m-1", "municipality", #""0101""#),
            """
            {"type":"score-issued","id":"s-1","source":"tool","subject":"\(Row.citizen)",\
            "at":"2017-09-20T10:00:00Z","model":"published-2021-09-15","class":"low",\
            "recipient":"jobcentre:0101"}
            """,
            assessment("a-1", "high", at: "2017-09-20T10:00:00Z", "health"),
            assessment("a-2", "high", at: "2017-09-20T09:59:59Z", "language"),
            assessment("a-3", "low", at: "2017-10-01T10:00:00Z", nil, stated: true),
        ])
    }

    private func assessment(
        _ id: String,
        _ class: String,
        at: String,
        _ reason: String?,
        stated: Bool? = nil
    ) -> String {
        let members =
            (reason.map { ",\"reason\":\"\($0)\"" } ?? "")
            + (stated.map { ",\"deviates\":\($0)" } ?? "")
        return """
            {"type":"assessment","id":"\(id)","source":"office","subject":"\(Row.citizen)",\
            "at":"\(at)","class":"\(`class`)","office":"north"\(members)}
            """
    }

    private func answer(_ change: (inout DeviationQuestion) -> Void = { _ in }) throws
        -> Deviations
    {
        var question = DeviationQuestion()
        question.suppressedUnder = 1
        change(&question)
        return try bench.store.deviations(question)
    }

    private func json(_ answer: Deviations) throws -> JSONValue {
        var writer = JSONWriter()
        answer.write(to: &writer)
        return try JSONValue(parsing: writer.text)
    }

    @Test func `a score at the same moment counts, one a second later does not`() throws {
        let answer = try answer()
        #expect(answer.assessments.map(\.comparison) == [.higher, .noScore, .agrees])
        #expect(answer.total.contradictory == .count(1))
        #expect(answer.assessments[2].isContradictory == true)
    }

    @Test func `of two scores at one moment the one stored last stands beside it`() throws {
        let before = try answer().assessments[0].score?.position
        try bench.take([
            """
            {"type":"score-issued","id":"s-2","source":"tool","subject":"\(Row.citizen)",\
            "at":"2017-09-20T10:00:00Z","model":"published-2021-09-15","class":"high",\
            "recipient":"jobcentre:0101"}
            """
        ])
        let after = try answer()
        #expect(after.assessments[0].comparison == .agrees)
        #expect(after.assessments[0].score?.position != before)
    }

    @Test func `a disputed score is not one to stand beside`() throws {
        try bench.take([
            Row.dispute(
                of: "s-1",
                "accepted",
                registered: "2018-01-01T08:00:00Z",
                source: "tool"
            )
        ])
        #expect(try answer().assessments.allSatisfy { $0.score == nil })
    }

    @Test func `dates narrow what is looked at`() throws {
        let at = EffectiveTime(try Instant(parsing: "2017-09-20T10:00:00Z"))
        #expect(try answer { $0.from = at }.assessments.count == 2)
        #expect(try answer { $0.to = at }.assessments.count == 2)
        #expect(
            try answer {
                $0.from = at
                $0.to = at
            }.assessments.count == 1
        )
        let later = EffectiveTime(try Instant(parsing: "2018-01-01T00:00:00Z"))
        expect(.badInput) {
            try answer {
                $0.from = later
                $0.to = at
            }
        }
        expect(.badInput) { try answer { $0.suppressedUnder = 0 } }
    }

    @Test func `reasons are told only where they are asked for`() throws {
        let silent = try answer { $0.listsAssessments = true }
        var writer = JSONWriter()
        silent.write(to: &writer)
        #expect(!writer.text.contains("health") && !writer.text.contains("language"))
        #expect(!silent.report().text(in: .english, width: 120).contains("health"))
        let told = try answer {
            $0.listsReasons = true
            $0.grouping = .reason
        }
        #expect(told.reasons.map(\.text) == [nil, "health"])
        #expect(try json(told)["reasons"]?.array?.count == 2)
        #expect(told.groups.map(\.name) == ["health", "language", nil])
    }

    @Test func `one person's assessments are held back by default`() throws {
        let answer = try answer { $0.suppressedUnder = 5 }
        #expect(answer.total.assessments == .suppressed)
        #expect(answer.total.rate == .suppressed)
        let json = try json(answer)
        #expect(json["groups"]?.array?[0]["deviating"]?.isNull == true)
        #expect(json["groups"]?.array?[0]["rate"]?.isNull == true)
    }

    @Test func `what is restricted is counted and not told, who is erased is named`() throws {
        try bench.take([
            """
            {"type":"restrict","id":"r-1","source":"office","subject":"\(Row.citizen)",\
            "maySee":["dpo"],"registered":"2018-02-01"}
            """
        ])
        let hidden = try answer { $0.listsAssessments = true }
        #expect(hidden.restricted == 3)
        #expect(hidden.assessments == [] && hidden.groups == [])
        #expect(try answer { $0.options.roles = ["dpo"] }.assessments.count == 3)
        let subject = try bench.subject()
        try bench.store.erase(
            SubjectReference(parsing: Row.citizen),
            ground: "GDPR 17",
            authority: "office"
        )
        #expect(try answer().erased == [subject])
    }

    @Test func `versions group by the score, and the report has every group`() throws {
        let answer = try answer { $0.grouping = .version }
        #expect(answer.groups.map(\.name) == ["published-2021-09-15", nil])
        let text = answer.report().text(in: .danish, width: 120)
        #expect(text.contains("published-2021-09-15"))
        #expect(text.contains("(ingen score)"))
        #expect(answer.report().html(in: .english).contains("How often they deviate"))
    }
}
