import EventModel
import ProfileModel
import Projections
import Testing

/// Rule 5: which model is in force, for whom, as of when and as known when.
struct ModelTimelineTests {
    private func name(
        _ registry: TestHistory,
        _ day: String,
        group: String = "dagpenge",
        known: String = "2030-01-01"
    ) throws -> String? {
        try ModelTimeline(of: registry.bytes)
            .inForce(for: group, asOf: try AsOf(day, known: known))?.model
    }

    /// Two versions, before and from 18 September 2017.
    private func published() throws -> TestHistory {
        var registry = TestHistory()
        for (model, from) in [("tree-2015", "2015-06-01"), ("tree-2017", "2017-09-18")] {
            try registry.register(model, said: "2015-01-01")
            try registry.approve(model, said: "2015-02-01")
            try registry.activate(model, from: from, said: "2015-03-01")
        }
        return registry
    }

    @Test func `an empty registry has no models`() throws {
        let timeline = try ModelTimeline(of: [])
        let question = try AsOf("2017-09-17", known: "2030-01-01")
        #expect(timeline.inForce(asOf: question).isEmpty)
        #expect(timeline.models(asOf: question).isEmpty)
        #expect(timeline.model("tree-2015", asOf: question) == nil)
    }

    @Test func `the close of 17 September has the old model and that of the 18th the new`() throws {
        let registry = try published()
        #expect(try name(registry, "2015-05-31") == nil)
        #expect(try name(registry, "2015-06-01") == "tree-2015")
        #expect(try name(registry, "2017-09-17") == "tree-2015")
        #expect(try name(registry, "2017-09-17T22:00:00Z") == "tree-2017")
        #expect(try name(registry, "2017-09-18") == "tree-2017")
        #expect(try name(registry, "2017-09-18", group: "kontanthjaelp") == nil)
    }

    @Test func `a model activated retroactively was not in force as known before`() throws {
        var registry = try published()
        try registry.activate("tree-2017b", from: "2017-09-18", said: "2018-01-15")
        #expect(try name(registry, "2017-10-01", known: "2018-01-14") == "tree-2017")
        #expect(try name(registry, "2017-10-01", known: "2018-01-15") == "tree-2017b")
        #expect(try name(registry, "2017-09-17", known: "2018-01-15") == "tree-2015")
    }

    @Test func `target groups have models of their own`() throws {
        var registry = try published()
        try registry.activate(
            "amas",
            for: "kontanthjaelp",
            from: "2016-01-01",
            said: "2016-01-01"
        )
        let timeline = try ModelTimeline(of: registry.bytes)
        let pairs = timeline.inForce(asOf: try AsOf("2017-09-17", known: "2030-01-01"))
        #expect(pairs.map(\.targetGroup) == ["dagpenge", "kontanthjaelp"])
        #expect(pairs.map(\.model) == ["tree-2015", "amas"])
        let later = timeline.inForce(asOf: try AsOf("2017-09-18", known: "2030-01-01"))
        #expect(later.map(\.model) == ["tree-2017", "amas"])
        let earlier = timeline.inForce(asOf: try AsOf("2015-12-31", known: "2030-01-01"))
        #expect(earlier.map(\.model) == ["tree-2015"])
    }

    @Test func `a retired model leaves none, and an older one does not come back`() throws {
        var registry = try published()
        try registry.retire("tree-2017", from: "2021-12-31", said: "2021-12-01")
        #expect(try name(registry, "2021-12-30") == "tree-2017")
        #expect(try name(registry, "2021-12-31") == nil)
        #expect(try name(registry, "2022-06-01", known: "2021-11-30") == "tree-2017")
    }

    @Test func `answers go on when the model is retired`() throws {
        var registry = try published()
        try registry.retire("tree-2017", from: "2021-12-31", said: "2021-12-01")
        var person = TestHistory()
        let form = try person.submit(
            ["q2": .one("6m")],
            form: "2017",
            at: "2022-03-01T10:00:00Z"
        )
        #expect(try person.profile("2022-06-01").submission?.position == form)
        #expect(try name(registry, "2022-06-01") == nil)
    }

    @Test func `a retirement for one group leaves the others alone`() throws {
        var registry = try published()
        try registry.activate(
            "tree-2017",
            for: "kontanthjaelp",
            from: "2017-09-18",
            said: "2017-01-01"
        )
        try registry.retire(
            "tree-2017",
            for: "dagpenge",
            from: "2020-01-01",
            said: "2020-01-01"
        )
        #expect(try name(registry, "2020-06-01") == nil)
        #expect(try name(registry, "2020-06-01", group: "kontanthjaelp") == "tree-2017")
        try registry.retire("tree-2017", from: "2021-01-01", said: "2021-01-01")
        #expect(try name(registry, "2021-06-01", group: "kontanthjaelp") == nil)
        #expect(try name(registry, "2020-06-01", group: "kontanthjaelp") == "tree-2017")
    }

    @Test func `a retirement of another model changes nothing`() throws {
        var registry = try published()
        try registry.retire("tree-2015", from: "2018-01-01", said: "2018-01-01")
        #expect(try name(registry, "2018-06-01") == "tree-2017")
    }

    @Test func `a retirement ends an activation that began before it, and no other`() throws {
        var registry = try published()
        try registry.retire("tree-2017", from: "2020-01-01", said: "2020-01-01")
        try registry.activate("tree-2017", from: "2020-06-01", said: "2020-06-01")
        #expect(try name(registry, "2020-03-01") == nil)
        #expect(try name(registry, "2020-06-01") == "tree-2017")
        #expect(try name(registry, "2020-12-01") == "tree-2017")
        // At the very moment of a retirement, an activation puts the model in force again.
        try registry.retire("tree-2017", from: "2021-01-01", said: "2020-12-01")
        try registry.activate("tree-2017", from: "2021-01-01", said: "2020-12-02")
        #expect(try name(registry, "2021-01-01") == "tree-2017")
    }

    @Test func `an annulled activation never was, an annulled retirement gives back`() throws {
        var registry = try published()
        let wrong = try registry.activate("tree-2018", from: "2018-01-01", said: "2018-01-01")
        try registry.annul(wrong, said: "2018-02-01")
        #expect(try name(registry, "2018-03-01", known: "2018-01-31") == "tree-2018")
        #expect(try name(registry, "2018-03-01") == "tree-2017")
        let retirement = try registry.retire("tree-2017", from: "2019-01-01", said: "2019-01-01")
        #expect(try name(registry, "2019-06-01") == nil)
        try registry.annul(retirement, said: "2019-02-01")
        #expect(try name(registry, "2019-06-01") == "tree-2017")
        #expect(try name(registry, "2019-06-01", known: "2019-01-31") == nil)
    }

    @Test func `ties on effective go to what was said later, then to the later place`() throws {
        var registry = TestHistory()
        try registry.activate("b", from: "2016-01-01", said: "2016-01-02")
        try registry.activate("a", from: "2016-01-01", said: "2016-01-01")
        #expect(try name(registry, "2017-01-01") == "b")
        try registry.activate("c", from: "2016-01-01", said: "2016-01-02")
        #expect(try name(registry, "2017-01-01") == "c")
    }

    @Test func `the life of a model goes from draft to retired`() throws {
        var registry = TestHistory()
        try registry.register("tree-2015", said: "2015-01-01")
        try registry.approve("tree-2015", said: "2015-02-01")
        try registry.activate("tree-2015", from: "2015-06-01", said: "2015-03-01")
        try registry.activate("tree-2017", from: "2017-09-18", said: "2017-09-01")
        try registry.retire("tree-2015", from: "2019-01-01", said: "2018-12-01")
        let timeline = try ModelTimeline(of: registry.bytes)
        let stages: [(String, ModelTimeline.Stage?)] = [
            ("2014-12-31", nil), ("2015-01-01", .draft), ("2015-02-01", .approved),
            ("2015-05-31", .approved), ("2015-06-01", .active), ("2017-09-17", .active),
            ("2017-09-18", .replaced), ("2019-01-01", .retired),
        ]
        for (day, stage) in stages {
            let question = try AsOf(day, known: day)
            #expect(timeline.model("tree-2015", asOf: question)?.stage == stage, "\(day)")
        }
    }

    @Test func `a model brings its document, approvals and everything planned`() throws {
        var registry = try published()
        try registry.retire("tree-2017", from: "2021-12-31", said: "2015-03-02")
        let timeline = try ModelTimeline(of: registry.bytes)
        let question = try AsOf("2017-09-17", known: "2030-01-01")
        let models = timeline.models(asOf: question)
        #expect(models.map(\.name) == ["tree-2015", "tree-2017"])
        let model = try #require(models.last)
        #expect(model.author == "ada")
        #expect(model.document == [1, 2, 3])
        #expect(model.approvals.map(\.approver) == ["bo"])
        #expect(model.activations.map(\.actor) == ["cy"])
        #expect(model.retirements.count == 1)
        #expect(model.inForce.isEmpty)
        #expect(model.stage == .approved)
        #expect(model.provenance.id == "e-3")
        #expect(models.first?.inForce.map(\.targetGroup) == ["dagpenge"])
    }

    @Test func `a name registered again keeps the document that it had first`() throws {
        var registry = TestHistory()
        let first = try registry.register("tree", said: "2015-01-01")
        try registry.append(
            ModelRegisteredBody(model: "tree", author: "eve", document: [9]),
            said: "2015-01-02"
        )
        let question = try AsOf("2016-01-01", known: "2030-01-01")
        let models = try ModelTimeline(of: registry.bytes).models(asOf: question)
        #expect(models.map(\.provenance.position) == [first])
        #expect(models.first?.document == [1, 2, 3])
    }

    @Test func `an activation without an effective time is refused`() throws {
        var registry = TestHistory()
        try registry.append(
            ModelActivatedBody(model: "tree", targetGroup: "dagpenge", actor: "cy"),
            said: "2015-01-01"
        )
        #expect(throws: CodecError.self) { try ModelTimeline(of: registry.bytes) }
    }
}
