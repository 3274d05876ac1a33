import AuditReports
import EventModel
import JSON
import ProfileModel
import Testing

@testable import ProfileHistoryStore

/// The permitted time of a form: its ends to the day, what is withheld, and what is refused.
@Suite struct WindowsTests {
    let bench: Bench

    init() throws { bench = try Bench() }

    private func rules(_ change: (inout WindowRules) -> Void = { _ in }) throws -> WindowRules {
        var rules = WindowRules(
            codes: try BenefitCodes(parsing: ["dagpenge=11", "kontanthjaelp=13"])
        )
        change(&rules)
        return rules
    }

    /// Weeks of a benefit, the first a Monday of 2017.
    private func takeWeeks(_ weeks: ClosedRange<Int>, _ code: String = "111") throws {
        try bench.take(
            weeks.map { week in
                let name = "2017-W\(week < 10 ? "0" : "")\(week)"
                return Row.period("benefit", name, "\"\(code)\"")
            }
        )
    }

    private func answer(
        _ rules: WindowRules,
        _ change: (inout WindowQuestion) -> Void = { _ in }
    ) throws -> Windows {
        var question = WindowQuestion(rules)
        change(&question)
        return try bench.store.windows(question)
    }

    @Test func `the day three months after the first Monday is late, the one before is not`() throws
    {
        // Week 1 of 2017 begins on 2 January.
        try takeWeeks(1...20)
        try bench.take([
            Row.submission("last", "{}", at: "2017-04-01T23:59:59+02:00"),
            Row.submission("late", "{}", at: "2017-04-02T00:00:00+02:00"),
        ])
        let answer = try answer(rules())
        #expect(answer.submissions.map(\.verdict) == [.inside, .late])
        #expect(answer.listed.map(\.start?.description) == ["2017-W01"])
        #expect(answer.listed[0].closed?.description == "2017-04-01T22:00:00.000000Z")
    }

    @Test func `a month without such a day ends with its last`() throws {
        let rules = try rules()
        // 30 January 2017 is a Monday; three months later there is a 30 April, one later no 30th.
        #expect(rules.end(of: try ISOWeek(parsing: "2017-W05")).description == "2017-04-30")
        let short = try self.rules { $0.months = 1 }
        #expect(short.end(of: try ISOWeek(parsing: "2017-W05")).description == "2017-02-28")
        #expect(short.end(of: try ISOWeek(parsing: "2016-W52")).description == "2017-01-26")
    }

    @Test func `a gap that is bridged makes the run longer`() throws {
        try takeWeeks(1...4)
        try takeWeeks(6...20)
        try bench.take([Row.submission("form", "{}", at: "2017-04-10T10:00:00+02:00")])
        #expect(try answer(rules()).submissions.map(\.verdict) == [.inside])
        #expect(try answer(rules { $0.gap = 1 }).submissions.map(\.verdict) == [.late])
    }

    @Test func `another group's benefit is told, and no benefit is not taken for one`() throws {
        try bench.take([Row.submission("none", "{}", at: "2017-01-03T10:00:00+01:00")])
        #expect(try answer(rules()).listed.map(\.reason) == [.noBenefit])
        try takeWeeks(10...12, "131")
        try bench.take([Row.submission("wrong", "{}", at: "2017-03-15T10:00:00+01:00")])
        let answer = try answer(rules())
        #expect(answer.listed.map(\.verdict) == [.before, .wrongGroup])
        #expect(answer.listed[1].benefit == .kontanthjaelp)
        #expect(answer.counts.map(\.all) == [2])
    }

    @Test func `restricted and erased weeks are not told`() throws {
        try takeWeeks(1...20)
        try bench.take([
            Row.submission("form", "{}", at: "2017-04-10T10:00:00+02:00"),
            """
            {"type":"restrict","id":"r-1","source":"office","subject":"\(Row.citizen)",\
            "attribute":"benefit","maySee":["dpo"],"registered":"2018-02-01"}
            """,
        ])
        let hidden = try answer(rules())
        #expect(hidden.listed.map(\.reason) == [.restricted])
        #expect(hidden.listed[0].benefit == nil && hidden.listed[0].start == nil)
        let told = try answer(rules()) { $0.options.roles = ["dpo"] }
        #expect(told.listed.map(\.verdict) == [.late])
        try bench.store.erase(
            [.attribute("benefit")],
            of: SubjectReference(parsing: Row.citizen),
            ground: "GDPR 17",
            authority: "office"
        )
        let erased = try answer(rules()) { $0.options.roles = ["dpo"] }
        #expect(erased.listed.map(\.reason) == [.erased])
    }

    @Test func `what was known then leaves out what came later`() throws {
        // The weeks were all registered on 20 August 2017.
        try takeWeeks(1...20)
        try bench.take([Row.submission("form", "{}", at: "2017-04-10T10:00:00+02:00")])
        let then = try answer(rules()) { $0.knowledge = .then }
        #expect(then.listed.map(\.reason) == [.noBenefit])
        let day = EffectiveTime(try Instant(parsing: "2017-04-09T00:00:00Z"))
        #expect(try answer(rules()) { $0.until = day }.submissions == [])
    }

    @Test func `codes and numbers that can not be are refused`() throws {
        for texts in [
            [], ["dagpenge"], ["=11"], ["Dagpenge=11"], ["dagpenge="], ["dagpenge=1,"],
            ["dagpenge=1111"], ["dagpenge=1x"], ["dagpenge=11", "kontanthjaelp=111"],
            ["dagpenge=11", "kontanthjaelp=1"], ["dagpenge=11", "kontanthjaelp=11"],
        ] {
            expect(.badInput) { try BenefitCodes(parsing: texts) }
        }
        #expect(try BenefitCodes(parsing: ["dagpenge=11,112", "dagpenge=11"]).prefixes.count == 2)
        expect(.badInput) { try answer(rules { $0.months = 0 }) }
        expect(.badInput) { try answer(rules { $0.gap = -1 }) }
        expect(.unknownAttribute) { try answer(rules { $0.assigned = "shoeSize" }) }
        expect(.unknownAttribute) { try answer(rules { $0.assigned = "benefit" }) }
    }

    @Test func `JSON and report tell the same`() throws {
        try takeWeeks(1...20)
        try bench.take([Row.submission("form", "{}", at: "2017-04-10T10:00:00+02:00")])
        let answer = try answer(rules())
        var writer = JSONWriter()
        answer.write(to: &writer)
        let json = try JSONValue(parsing: writer.text)
        #expect(json["counts"]?.array?[0]["late"]?.int64 == 1)
        #expect(json["submissions"]?.array?[0]["start"] == "2017-W01")
        #expect(json["rules"]?["codes"]?.array?.count == 2)
        #expect(answer.report().text(in: .danish, width: 120).contains("for sent"))
        #expect(answer.report().html(in: .english).contains("by the wrong group"))
    }
}
