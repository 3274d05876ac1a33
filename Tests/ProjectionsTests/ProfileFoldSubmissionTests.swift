import EventModel
import ProfileModel
import Projections
import Testing

/// Rule 3: answers live and are replaced with their submission.
struct ProfileFoldSubmissionTests {
    @Test func `the latest submission by the moment asked gives all answers`() throws {
        var history = TestHistory()
        try history.submit(["q2": .one("6m")], at: "2016-01-10T10:00:00+01:00")
        try history.submit(
            ["q2": .one("1m")],
            form: "2017",
            at: "2017-10-01T10:00:00+02:00"
        )
        #expect(try history.profile("2016-01-09").submission == nil)
        #expect(try history.profile("2016-01-10").submission?.body.form == "2015")
        #expect(try history.profile("2017-10-01").submission?.body.form == "2017")
        #expect(try history.profile("2017-10-01").submission?.answer(to: "q2") == .one("1m"))
    }

    @Test func `an answer that a new submission leaves out was never asked`() throws {
        var history = TestHistory()
        try history.submit(
            ["q2": .one("6m"), "q6": .one("good")],
            at: "2016-01-10T10:00:00+01:00"
        )
        try history.submit(["q2": .one("6m")], at: "2017-01-10T10:00:00+01:00")
        let submission = try #require(try history.profile("2017-06-01").submission)
        #expect(submission.answer(to: "q2") == .one("6m"))
        #expect(submission.answer(to: "q6") == nil)
        #expect(
            try history.profile("2016-06-01").submission?.answer(to: "q6") == .one("good")
        )
    }

    @Test func `declined, don't know, unknown and never asked stay four states`() throws {
        var history = TestHistory()
        try history.submit(
            [
                "q1": .state(.declined), "q2": .state(.dontKnow), "q3": .state(.unknown),
                "q8": .several([]), "q10a": .severalWithText(["other"], text: "ryg"),
            ],
            at: "2016-01-10T10:00:00+01:00"
        )
        let submission = try #require(try history.profile("2016-02-01").submission)
        let answers = ["q1", "q2", "q3", "q4"].map { submission.answer(to: $0) }
        #expect(answers == [.state(.declined), .state(.dontKnow), .state(.unknown), nil])
        #expect(Set(answers).count == 4)
        #expect(submission.answer(to: "q8") == .several([]))
        #expect(submission.answer(to: "q10a") == .severalWithText(["other"], text: "ryg"))
        #expect(submission.body.answers.map(\.question) == ["q1", "q2", "q3", "q8", "q10a"])
    }

    @Test func `a withdrawal ends the answers from its own time on`() throws {
        var history = TestHistory()
        let form = try history.submit(["q2": .one("6m")], at: "2016-01-10T10:00:00Z")
        try history.withdraw(form, at: "2016-03-01T10:00:00Z")
        #expect(try history.profile("2016-03-01T09:59:59.999999Z").submission?.position == form)
        #expect(try history.profile("2016-03-01T10:00:00Z").submission == nil)
        #expect(
            try history.profile("2016-06-01", known: "2016-02-01").submission?.position == form
        )
    }

    @Test func `after a withdrawal an older submission does not come back`() throws {
        var history = TestHistory()
        try history.submit(["q2": .one("3m")], at: "2015-09-10T10:00:00Z")
        let form = try history.submit(["q2": .one("6m")], at: "2016-01-10T10:00:00Z")
        try history.withdraw(form, at: "2016-03-01T10:00:00Z")
        #expect(try history.profile("2016-06-01").submission == nil)
    }

    @Test func `a withdrawal of an older submission leaves the latest alone`() throws {
        var history = TestHistory()
        let old = try history.submit(["q2": .one("3m")], at: "2015-09-10T10:00:00Z")
        let form = try history.submit(["q2": .one("6m")], at: "2016-01-10T10:00:00Z")
        try history.withdraw(old, at: "2016-03-01T10:00:00Z")
        #expect(try history.profile("2016-06-01").submission?.position == form)
    }

    @Test func `after a withdrawal a new submission counts again`() throws {
        var history = TestHistory()
        let old = try history.submit(["q2": .one("3m")], at: "2015-09-10T10:00:00Z")
        try history.withdraw(old, at: "2015-10-01T10:00:00Z")
        let form = try history.submit(["q2": .one("6m")], at: "2016-01-10T10:00:00Z")
        #expect(try history.profile("2016-06-01").submission?.position == form)
    }

    @Test func `an annulled withdrawal gives the submission back`() throws {
        var history = TestHistory()
        let form = try history.submit(["q2": .one("6m")], at: "2016-01-10T10:00:00Z")
        let withdrawal = try history.withdraw(form, at: "2016-03-01T10:00:00Z")
        try history.annul(withdrawal, said: "2016-04-01")
        #expect(try history.profile("2016-06-01", known: "2016-03-15").submission == nil)
        #expect(
            try history.profile("2016-06-01", known: "2016-04-01").submission?.position == form
        )
    }

    @Test func `a withdrawal marked not to be used gives the submission back`() throws {
        var history = TestHistory()
        let form = try history.submit(["q2": .one("6m")], at: "2016-01-10T10:00:00Z")
        let withdrawal = try history.withdraw(form, at: "2016-03-01T10:00:00Z")
        try history.dispute(withdrawal, .accepted, said: "2016-04-01")
        for includesDisputed in [false, true] {
            let profile = try history.profile("2016-06-01", includesDisputed: includesDisputed)
            #expect(profile.submission?.position == form)
        }
    }

    @Test func `an annulled submission never was, so the older one holds`() throws {
        var history = TestHistory()
        let old = try history.submit(["q2": .one("3m")], at: "2015-09-10T10:00:00Z")
        let form = try history.submit(["q2": .one("6m")], at: "2016-01-10T10:00:00Z")
        try history.annul(form, said: "2016-03-01")
        #expect(try history.profile("2016-06-01").submission?.position == old)
        #expect(
            try history.profile("2016-06-01", known: "2016-02-28").submission?.position == form
        )
    }

    @Test func `a submission marked not to be used is passed over unless asked for`() throws {
        var history = TestHistory()
        let old = try history.submit(["q2": .one("3m")], at: "2015-09-10T10:00:00Z")
        let form = try history.submit(["q2": .one("6m")], at: "2016-01-10T10:00:00Z")
        try history.dispute(form, .accepted, said: "2016-03-01")
        try history.dispute(form, .remark, said: "2016-03-02")
        #expect(try history.profile("2016-06-01").submission?.position == old)
        let shown = try #require(
            try history.profile("2016-06-01", includesDisputed: true).submission
        )
        #expect(shown.position == form)
        #expect(shown.isDisputed)
        #expect(shown.disputeCount == 1)
        #expect(shown.remarkCount == 1)
    }

    @Test func `of two submissions of the same moment the later in the log counts`() throws {
        var history = TestHistory()
        try history.submit(["q2": .one("3m")], at: "2016-01-10T10:00:00Z")
        let last = try history.submit(["q2": .one("6m")], at: "2016-01-10T10:00:00Z")
        let submission = try #require(try history.profile("2016-06-01").submission)
        #expect(submission.position == last)
        #expect(submission.revision == Revision(rawValue: 1))
        #expect(submission.id == "e-1")
    }

    @Test func `answers go on when the person's target group changes`() throws {
        var history = TestHistory()
        try history.submit(["q2": .one("3m")], group: "dagpenge", at: "2016-01-10T10:00:00Z")
        try history.submit(
            ["q2": .one("6m")],
            group: "kontanthjaelp",
            at: "2017-01-10T10:00:00Z"
        )
        #expect(try history.profile("2016-06-01").submission?.body.targetGroup == "dagpenge")
        #expect(
            try history.profile("2017-06-01").submission?.body.targetGroup == "kontanthjaelp"
        )
    }
}
