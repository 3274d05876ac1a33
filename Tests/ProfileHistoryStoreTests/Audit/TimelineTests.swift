import EventLog
import EventModel
import ProfileModel
import ProfileScoring
import Projections
import Scoring
import Testing

@testable import ProfileHistoryStore

/// The steps of a timeline are the days asked one by one, and each names what moved it.
@Suite struct TimelineTests {
    let bench: Bench

    init() throws {
        bench = try Bench()
        try bench.activatePublished()
        try bench.take(
            Citizen.lines() + [
                Row.fact(
                    "origin-2",
                    "origin",
                    #""western_immigrant""#,
                    effective: "2017-11-01",
                    registered: "2018-02-01T08:00:00+01:00"
                ),
                Row.submission("later", #"{"q2":"1m"}"#, at: "2018-03-01T09:00:00+01:00"),
            ]
        )
    }

    private func timeline(
        _ from: String,
        _ to: String,
        asKnownThen: Bool = false,
        model: String? = nil
    ) throws -> ScoreTimeline {
        var question = TimelineQuestion(
            from: try CalendarDate(parsing: from),
            to: try CalendarDate(parsing: to)
        )
        question.isAsKnownThen = asKnownThen
        question.model = model
        return try bench.store.timeline(of: bench.subject(), question)
    }

    /// What came out on each day, by asking.
    private func naive(_ days: [CalendarDate], asKnownThen: Bool) throws -> [String] {
        try days.map { day in
            let text = day.description
            let asOf = try bench.asOf(text, known: asKnownThen ? text : nil)
            let subject = try bench.subject()
            do throws(StoreError) {
                let result = try bench.store.score(of: subject, asOf: asOf).result
                return "\(result.model):\(result.label?.name ?? "none")"
            } catch {
                return error.code.rawValue
            }
        }
    }

    @Test(arguments: [false, true])
    func `its steps are the days one by one`(asKnownThen: Bool) throws {
        let (from, to) = ("2017-06-01", "2018-04-01")
        let first = try CalendarDate(parsing: from).dayNumber
        let last = try CalendarDate(parsing: to).dayNumber
        let days = (first...last).map { CalendarDate(dayNumber: $0) }
        let expected = try naive(days, asKnownThen: asKnownThen)
        let steps = try timeline(from, to, asKnownThen: asKnownThen).steps
        var found: [String] = []
        for (place, step) in steps.enumerated() {
            let end = place + 1 < steps.count ? steps[place + 1].from.dayNumber : last + 1
            let text =
                step.model.map { "\($0):\(step.outcome.label ?? "none")" }
                ?? (step.outcome == .noSubmission
                    ? StoreError.Code.noSubmission.rawValue : StoreError.Code.unknownModel.rawValue)
            found += [String](repeating: text, count: Int(end - step.from.dayNumber))
        }
        #expect(found == expected)
        #expect(Set(expected).count > 3)
        // Nothing moves by itself.
        #expect(steps.dropFirst().allSatisfy { !$0.changes.isEmpty })
        #expect(steps.first?.changes == [])
    }

    @Test func `what moved it is named with its event`() throws {
        let steps = try timeline("2017-07-25", "2018-03-05").steps
        let labels = steps.map { $0.outcome.label }
        #expect(labels == [nil, "high", "low", "high", "low"])
        let position = try #require(
            try bench.store.log.position(of: EventKey(source: "cpr", id: "origin-2"))
        )
        guard case .input(let input)? = steps[3].changes.first else {
            Issue.record("\(steps[3].changes)")
            return
        }
        #expect(input.feature == "origin")
        #expect(input.positions == [position])
        #expect(steps[2].changes.contains { if case .model = $0 { true } else { false } })
        #expect(steps[4].changes.contains { if case .submission = $0 { true } else { false } })
    }

    @Test func `days that do not hold are refused`() throws {
        for (from, to) in [("2018-01-02", "2018-01-01"), ("2000-01-01", "2018-01-01")] {
            let error = #expect(throws: StoreError.self) { try timeline(from, to) }
            #expect(error?.code == .badInput)
        }
        let error = #expect(throws: StoreError.self) {
            try timeline("2018-01-01", "2018-01-02", model: "nobody")
        }
        #expect(error?.code == .unknownModel)
    }
}
