import EventModel
import ProfileModel
import Projections
import Testing

@testable import ProfileHistoryStore

/// A form is judged before it is stored as it is judged afterwards.
@Suite struct JudgedBeforehandTests {
    @Test(arguments: [
        ("2017-02-01T10:00:00+01:00", JudgedSubmission.Verdict.inside),
        ("2017-04-02T00:00:00+02:00", .late), ("2016-12-01T10:00:00+01:00", .before),
    ])
    func `the verdict is that of the audit`(
        moment: String,
        expected: JudgedSubmission.Verdict
    ) throws {
        let bench = try Bench()
        try bench.take(
            (1...20).map { week in
                Row.period("benefit", "2017-W\(week < 10 ? "0" : "")\(week)", "\"111\"")
            }
        )
        let rules = WindowRules(codes: try BenefitCodes(parsing: ["dagpenge=11"]))
        let subject = SubjectID(rawValue: 1)
        let at = try bench.asOf(moment).effective
        let verdict = try bench.store.judge(formOf: .dagpenge, by: subject, at: at, rules)
        #expect(verdict == expected)
        try bench.take([Row.submission("form", "{}", at: moment)])
        let audited = try bench.store.windows(WindowQuestion(rules)).submissions
        #expect(audited.map(\.verdict) == [expected])
    }
}
