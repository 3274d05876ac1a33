import EventModel
import JSON
import ProfileModel
import ProfileScoring
import Scoring
import Testing

@Suite
struct SeriesWindowTests {
    /// A document whose only feature is a window, and which puts everybody in one class.
    private static func scorer(
        _ series: String,
        periods: Int,
        _ aggregate: String,
        ending: String = "periodBefore",
        codes: [String]? = nil
    ) throws -> ProfileScorer {
        var from: JSONObject = [
            "series": .string(series), "periods": .number(JSONNumber(periods)),
            "aggregate": .string(aggregate), "ending": .string(ending),
        ]
        if let codes { from["codes"] = .array(codes.map { .string($0) }) }
        let document = try Documents.small()
            .setting("classes", to: ["low"]).setting("questions", to: []).setting("forms", to: [])
            .setting(
                "attributes",
                to: [["name": .string(series), "sensitivity": "personal", "legalBasis": "none"]]
            )
            .setting("features", to: [["name": "window", "from": .object(from)]])
            .setting(
                "kernel.tree.branches",
                to: [["when": ["feature": "window", "atLeast": 0], "then": ["class": "low"]]]
            )
            .setting(
                "goldenVectors",
                to: [["name": "one", "inputs": ["window": 1], "class": "low"]]
            )
        return ProfileScorer(document: try Documents.parse(document))
    }

    private static func input(
        _ scorer: ProfileScorer,
        _ person: Person,
        on day: String,
        known: String = "2030-01-01"
    ) throws -> ScoredInput {
        let inputs = scorer.inputs(
            of: try person.profile(day, known: known),
            at: try .close(of: day)
        )
        return try #require(inputs.first)
    }

    @Test func `a window ends with the month before the one asked`() throws {
        var person = Person()
        for month in ["2017-05", "2017-06", "2017-07", "2017-08", "2017-09"] {
            try person.fact(.employment, .decimal(1), for: month)
        }
        let scorer = try Self.scorer("employment", periods: 3, "countPositive")
        let input = try Self.input(scorer, person, on: "2017-09-18")
        #expect(input.value == .number(3))
        #expect(input.positions.map(\.rawValue) == [1, 2, 3])
        // The next month begins at midnight in Copenhagen, when it is still August in UTC.
        let first = try Self.input(scorer, person, on: "2017-09-01")
        #expect(first.positions.map(\.rawValue) == [1, 2, 3])
        let last = try Self.input(scorer, person, on: "2017-08-31")
        #expect(last.positions.map(\.rawValue) == [0, 1, 2])
    }

    @Test func `a window may end with the month asked`() throws {
        var person = Person()
        try person.fact(.employment, .decimal(1), for: "2017-08")
        try person.fact(.employment, .decimal(1), for: "2017-09")
        let scorer = try Self.scorer(
            "employment",
            periods: 1,
            "countPositive",
            ending: "periodAsked"
        )
        #expect(try Self.input(scorer, person, on: "2017-09-18").positions.map(\.rawValue) == [1])
    }

    @Test(arguments: [
        ("countPositive", 2.0), ("sharePositive", 0.5), ("mean", 0.25), ("sum", 1), ("count", 3),
    ])
    func `absent months count as zero, months of zero are counted`(
        aggregate: String,
        expected: Double
    ) throws {
        var person = Person()
        try person.fact(.employment, .decimal(0.75), for: "2017-05")
        try person.fact(.employment, .decimal(0), for: "2017-07")
        try person.fact(.employment, .decimal(0.25), for: "2017-08")
        let scorer = try Self.scorer("employment", periods: 4, aggregate)
        #expect(try Self.input(scorer, person, on: "2017-09-18").value == .number(expected))
    }

    @Test func `sums go from the earliest month to the latest`() throws {
        var person = Person()
        try person.fact(.income, .decimal(1), for: "2017-08")
        try person.fact(.income, .decimal(1e16), for: "2017-06")
        try person.fact(.income, .decimal(1), for: "2017-07")
        let scorer = try Self.scorer("income", periods: 3, "sum")
        // From the other end it would be 1e16 + 2.
        #expect(try Self.input(scorer, person, on: "2017-09-18").value == .number(1e16))
    }

    @Test func `nothing known is missing, known and past is zero`() throws {
        let scorer = try Self.scorer("employment", periods: 3, "countPositive")
        var person = Person()
        #expect(
            try Self.input(scorer, person, on: "2017-09-18").value == .missing(.noFact)
        )
        try person.fact(.employment, .decimal(1), for: "2017-09")
        #expect(
            try Self.input(scorer, person, on: "2017-09-18").value == .missing(.noFact),
            "a month after the window says nothing about it"
        )
        try person.fact(.employment, .decimal(1), for: "2010-01")
        let past = try Self.input(scorer, person, on: "2017-09-18")
        #expect(past.value == .number(0))
        #expect(past.positions == [])
    }

    @Test func `a month that ended is absent`() throws {
        var person = Person()
        try person.fact(.employment, .decimal(1), for: "2017-07")
        try person.fact(.employment, .decimal(1), for: "2017-08")
        try person.fact(.employment, nil, for: "2017-08", said: "2017-08-20")
        let scorer = try Self.scorer("employment", periods: 3, "countPositive")
        #expect(try Self.input(scorer, person, on: "2017-09-18").value == .number(1))
    }

    @Test func `a correction counts from when it was known`() throws {
        var person = Person()
        let told = try person.fact(
            .employment,
            .decimal(1),
            for: "2017-08",
            said: "2017-09-05"
        )
        let late = try person.fact(
            .employment,
            .decimal(1),
            for: "2017-07",
            said: "2018-03-01"
        )
        try person.append(AnnulmentBody(), said: "2018-06-01", of: told)
        let scorer = try Self.scorer("employment", periods: 3, "countPositive")
        let day = "2017-09-18"
        let values = try ["2017-09-01", day, "2018-04-01", "2018-07-01"].map {
            try Self.input(scorer, person, on: day, known: $0)
        }
        #expect(values.map(\.value) == [.missing(.noFact), .number(1), .number(2), .number(1)])
        #expect(values.map(\.positions) == [[], [told], [told, late].sorted(), [late]])
    }

    @Test func `weeks are counted by code, over a year of 53 weeks`() throws {
        var person = Person()
        for (week, code) in [
            ("2015-W52", "111"), ("2015-W53", "112"), ("2016-W01", "999"), ("2016-W02", "111"),
        ] {
            try person.fact(.benefit, .code(code), for: week)
        }
        let scorer = try Self.scorer("benefit", periods: 4, "count", codes: ["111", "112"])
        // 20 January 2016 lies in week 3.
        let input = try Self.input(scorer, person, on: "2016-01-20")
        #expect(input.value == .number(3))
        #expect(input.positions.map(\.rawValue) == [0, 1, 3])
        let all = try Self.scorer("benefit", periods: 3, "count")
        #expect(try Self.input(all, person, on: "2016-01-20").value == .number(3))
    }

    @Test func `a disputed month that is shown is remarked on`() throws {
        var person = Person()
        let fact = try person.fact(.employment, .decimal(1), for: "2017-08")
        try person.append(
            DisputeBody(outcome: .accepted, text: "wrong"),
            said: "2017-09-10",
            of: fact
        )
        let scorer = try Self.scorer("employment", periods: 3, "countPositive")
        let shown = scorer.inputs(
            of: try person.profile("2017-09-18", includesDisputed: true),
            at: try .close(of: "2017-09-18")
        )
        #expect(shown.first?.note?.contains("not to be used") == true)
        #expect(
            try Self.input(scorer, person, on: "2017-09-18").value == .missing(.noFact)
        )
    }
}
