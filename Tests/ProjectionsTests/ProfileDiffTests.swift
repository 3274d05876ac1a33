import EventModel
import ProfileModel
import Projections
import Testing

/// What differs between two profiles.
struct ProfileDiffTests {
    @Test func `a profile does not differ from itself`() throws {
        var history = TestHistory()
        try history.fact(.sex, .code("m"), from: "2015-01-01", said: "2015-01-01")
        try history.submit(["q2": .one("3m")], at: "2015-09-10T10:00:00Z")
        let profile = try history.profile("2016-01-01")
        #expect(ProfileDiff(from: profile, to: profile).isEmpty)
        #expect(ProfileDiff(from: Profile(), to: Profile()).isEmpty)
        #expect(!ProfileDiff(from: Profile(), to: profile).isEmpty)
    }

    @Test func `attributes are added, removed and changed, with both origins`() throws {
        var history = TestHistory()
        try history.fact(.municipality, .code("0101"), from: "2015-01-01", said: "2015-01-01")
        try history.fact(.industry, .code("620100"), from: "2015-01-01", said: "2015-01-01")
        try history.fact(.sex, .code("m"), from: "2015-01-01", said: "2015-01-01")
        try history.fact(.municipality, .code("0751"), from: "2016-01-01", said: "2016-01-01")
        try history.fact(.industry, nil, from: "2016-01-01", said: "2016-01-01")
        try history.fact(.dependants, .integer(1), from: "2016-01-01", said: "2016-01-01")
        let before = try history.profile("2015-12-31")
        let after = try history.profile("2016-01-01")
        let difference = ProfileDiff(from: before, to: after)
        let changes = difference.attributes
        #expect(changes.count == 3)
        #expect(changes.map { $0.before?.position.rawValue } == [0, nil, 1])
        #expect(changes.map { $0.after?.position.rawValue } == [3, 5, nil])
        #expect(
            changes.map { ($0.before ?? $0.after)?.attribute } == [
                .municipality, .dependants, .industry,
            ]
        )
        #expect(difference.series.isEmpty)
        #expect(difference.submission == nil)
        let back = ProfileDiff(from: after, to: before)
        #expect(back.attributes.map(\.before) == changes.map(\.after))
        #expect(back.attributes.map(\.after) == changes.map(\.before))
    }

    @Test func `the same value said again is no difference`() throws {
        var history = TestHistory()
        try history.fact(.sex, .code("m"), from: "2015-01-01", said: "2015-01-01")
        try history.fact(.sex, .code("m"), from: "2016-01-01", said: "2016-01-01")
        let difference = ProfileDiff(
            from: try history.profile("2015-12-31"),
            to: try history.profile("2016-01-01")
        )
        #expect(difference.isEmpty)
    }

    @Test func `series differ period by period`() throws {
        var history = TestHistory()
        for (text, code) in [("2017-W10", "111"), ("2017-W11", "111"), ("2017-W12", "111")] {
            let period = try Period(parsing: text)
            try history.fact(
                .benefit,
                .code(code),
                for: period,
                from: period.firstDay.description,
                said: "2017-04-01"
            )
        }
        try history.fact(
            .benefit,
            .code("130"),
            for: try Period(parsing: "2017-W11"),
            from: "2017-03-13",
            said: "2017-05-01"
        )
        try history.fact(
            .benefit,
            nil,
            for: try Period(parsing: "2017-W12"),
            from: "2017-03-20",
            said: "2017-05-01"
        )
        try history.fact(
            .benefit,
            .code("111"),
            for: try Period(parsing: "2017-W09"),
            from: "2017-02-27",
            said: "2017-05-01"
        )
        let difference = ProfileDiff(
            from: try history.profile("2017-06-01", known: "2017-04-30"),
            to: try history.profile("2017-06-01", known: "2017-05-01")
        )
        #expect(difference.attributes.isEmpty)
        #expect(
            difference.series.map { ($0.before ?? $0.after)?.period?.description }
                == ["2017-W09", "2017-W11", "2017-W12"]
        )
        #expect(difference.series.map { $0.before?.value } == [nil, .code("111"), .code("111")])
        #expect(difference.series.map { $0.after?.value } == [.code("111"), .code("130"), nil])
    }

    @Test func `answers are added, never asked any more, and changed`() throws {
        var history = TestHistory()
        try history.submit(
            ["q2": .one("3m"), "q6": .state(.declined), "q8": .several(["ads"])],
            at: "2015-09-10T10:00:00Z"
        )
        try history.submit(
            ["q8": .several(["ads"]), "q6": .state(.dontKnow), "q10": .one("yes")],
            form: "2017",
            at: "2017-10-10T10:00:00Z"
        )
        let difference = ProfileDiff(
            from: try history.profile("2016-01-01"),
            to: try history.profile("2018-01-01")
        )
        #expect(
            difference.answers == [
                AnswerChange(
                    question: "q6",
                    change: .changed(before: .state(.declined), after: .state(.dontKnow))
                ),
                AnswerChange(question: "q10", change: .added(.one("yes"))),
                AnswerChange(question: "q2", change: .removed(.one("3m"))),
            ]
        )
        #expect(difference.submission?.before?.body.form == "2015")
        #expect(difference.submission?.after?.body.form == "2017")
    }

    @Test func `a withdrawal removes the submission and all its answers`() throws {
        var history = TestHistory()
        let form = try history.submit(["q2": .one("3m")], at: "2015-09-10T10:00:00Z")
        try history.withdraw(form, at: "2015-10-01T10:00:00Z")
        let difference = ProfileDiff(
            from: try history.profile("2015-09-30"),
            to: try history.profile("2015-10-01")
        )
        #expect(difference.submission?.before?.position == form)
        #expect(difference.submission?.after == nil)
        #expect(difference.answers.map(\.change) == [.removed(.one("3m"))])
    }

    @Test func `the same answers sent again differ in the submission alone`() throws {
        var history = TestHistory()
        try history.submit(["q2": .one("3m")], at: "2015-09-10T10:00:00Z")
        try history.submit(["q2": .one("3m")], at: "2016-09-10T10:00:00Z")
        let difference = ProfileDiff(
            from: try history.profile("2016-01-01"),
            to: try history.profile("2017-01-01")
        )
        #expect(difference.answers.isEmpty)
        #expect(difference.submission?.after?.revision == Revision(rawValue: 1))
        #expect(!difference.isEmpty)
    }
}
