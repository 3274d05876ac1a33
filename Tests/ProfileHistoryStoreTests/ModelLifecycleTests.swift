import EventLog
import EventModel
import JSON
import ProfileHistoryStore
import Projections
import Testing

/// The steps from draft to retired, and what forbids them.
@Suite struct ModelLifecycleTests {
    let bench: Bench

    init() throws {
        bench = try Bench()
    }

    private func stage(_ id: String, at day: String = "2018-06-01") throws -> ModelTimeline.Stage? {
        try bench.store.models(asOf: bench.asOf(day)).first { $0.name == id }?.stage
    }

    @Test func `a version goes from draft to approved to active to retired`() throws {
        try bench.store.register(Documents.small("a"), by: bench.step("author"))
        #expect(try stage("a") == .draft)
        try bench.store.approve("a", by: bench.step("approver"))
        #expect(try stage("a") == .approved)
        try bench.activate("a", from: "2018-06-01")
        #expect(try stage("a") == .active)
        try bench.store.retire(
            "a",
            for: nil,
            from: bench.opening("2018-06-01T10:00:00Z"),
            reason: "a test",
            by: bench.step("administrator")
        )
        #expect(try stage("a") == .retired)
        let model = try bench.store.model("a")
        #expect(model.author == "author")
        #expect(model.approvals.map(\.approver) == ["approver"])
        #expect(model.activations.map(\.actor) == ["administrator"])
        #expect(model.retirements.map(\.reason) == ["a test"])
        #expect(model.document == Documents.small("a"))
    }

    @Test func `a step taken again changes nothing, even later`() throws {
        func all() throws -> [Placement] {
            let store = bench.store
            return [
                try store.register(Documents.small("a"), by: bench.step("author")).placement,
                try store.approve("a", by: bench.step("approver")),
                try bench.activate("a", from: "2018-06-01"),
            ]
        }
        let first = try all()
        #expect(first.allSatisfy { !$0.isDuplicate })
        try bench.clock.set("2018-06-02T12:00:00Z")
        let second = try all()
        #expect(second.allSatisfy { $0.isDuplicate })
        #expect(second.map(\.position) == first.map(\.position))
        #expect(second.map(\.recorded) == first.map(\.recorded))
        #expect(try bench.store.log.nextPosition() == Position(rawValue: 3))
    }

    @Test func `a retirement taken again changes nothing`() throws {
        try bench.approve("a", Documents.small("a"))
        try bench.activate("a", from: "2018-05-01")
        func retire() throws -> Placement {
            try bench.store.retire(
                "a",
                for: "dagpenge",
                from: bench.opening("2018-06-01"),
                reason: nil,
                by: bench.step("administrator")
            )
        }
        let first = try retire()
        let second = try retire()
        #expect(second.isDuplicate)
        #expect(second.position == first.position)
    }

    @Test func `a step taken already by somebody else is refused`() throws {
        try bench.approve("a", Documents.small("a"))
        try bench.activate("a", from: "2018-06-01")
        expect(.lifecycle) {
            try bench.store.register(Documents.small("a"), by: bench.step("another"))
        }
        expect(.lifecycle) {
            try bench.store.activate(
                "a",
                for: "dagpenge",
                from: bench.opening("2018-06-01"),
                by: bench.step("another")
            )
        }
    }

    @Test func `a second approver adds an approval`() throws {
        try bench.approve("a", Documents.small("a"))
        try bench.store.approve("a", by: bench.step("second approver"))
        let approvers = try bench.store.model("a").approvals.map(\.approver)
        #expect(approvers == ["approver", "second approver"])
    }

    @Test func `a name never stands for another document`() throws {
        try bench.store.register(Documents.small("a"), by: bench.step("author"))
        expect(.lifecycle) {
            try bench.store.register(
                Documents.small("a", title: "Another"),
                by: bench.step("author")
            )
        }
        #expect(try bench.store.model("a").document == Documents.small("a"))
        #expect(try bench.store.log.nextPosition() == Position(rawValue: 1))
    }

    @Test(arguments: [
        "Anna Hansen", "anna hansen", "ANNA HANSEN", " Anna Hansen ", "Anna  Hansen",
        "\tanna\u{a0}hansen\n",
    ])
    func `nobody approves what she registered, however she writes her name`(
        approver: String
    ) throws {
        try bench.store.register(Documents.small("a"), by: bench.step("Anna Hansen"))
        let error = expect(.lifecycle) {
            try bench.store.approve("a", by: bench.step(approver))
        }
        #expect(error?.field == "approver")
        #expect(try stage("a") == .draft)
    }

    @Test func `a draft is not activated`() throws {
        try bench.store.register(Documents.small("a"), by: bench.step("author"))
        expect(.lifecycle) { try bench.activate("a", from: "2018-06-01") }
        #expect(try bench.inForce(bench.asOf("2018-06-01")) == [:])
    }

    @Test func `a retired version is not activated again`() throws {
        try bench.approve("a", Documents.small("a"))
        try bench.activate("a", from: "2018-01-01")
        try bench.store.retire(
            "a",
            for: nil,
            from: bench.opening("2018-02-01"),
            reason: nil,
            by: bench.step("administrator")
        )
        expect(.lifecycle) { try bench.activate("a", from: "2018-06-01") }
    }

    @Test func `a version retired for one group may begin anew for another`() throws {
        try bench.approve("a", Documents.small("a"))
        for group in ["dagpenge", "kontanthjaelp"] {
            try bench.activate("a", for: group, from: "2018-01-01")
        }
        try bench.store.retire(
            "a",
            for: "kontanthjaelp",
            from: bench.opening("2018-02-01"),
            reason: nil,
            by: bench.step("administrator")
        )
        try bench.activate("a", for: "dagpenge", from: "2018-03-01")
        expect(.lifecycle) { try bench.activate("a", for: "kontanthjaelp", from: "2018-03-01") }
        #expect(try bench.inForce(bench.asOf("2018-06-01")) == ["dagpenge": "a"])
    }

    @Test func `a version is not retired for a group that it was never active for`() throws {
        try bench.approve("a", Documents.small("a"))
        try bench.activate("a", from: "2018-01-01")
        let error = expect(.lifecycle) {
            try bench.store.retire(
                "a",
                for: "kontanthjaelp",
                from: bench.opening("2018-02-01"),
                reason: nil,
                by: bench.step("administrator")
            )
        }
        #expect(error?.field == "group")
        #expect(try stage("a") == .active)
    }

    @Test func `what was never active is not retired`() throws {
        try bench.approve("a", Documents.small("a"))
        expect(.lifecycle) {
            try bench.store.retire(
                "a",
                for: nil,
                from: bench.opening("2018-06-01"),
                reason: nil,
                by: bench.step("administrator")
            )
        }
    }

    @Test func `two versions do not begin at one instant for one group`() throws {
        try bench.approve("a", Documents.small("a"))
        try bench.approve("b", Documents.small("b"))
        try bench.activate("a", from: "2018-06-01")
        // The same instant, written another way.
        expect(.lifecycle) { try bench.activate("b", from: "2018-05-31T22:00:00Z") }
        try bench.activate("b", for: "kontanthjaelp", from: "2018-06-01")
        try bench.activate("b", from: "2018-05-31T22:00:00.000001Z")
        #expect(try bench.store.model("b").activations.count == 2)
    }

    @Test func `a version is in force only for groups that it is made for`() throws {
        try bench.approve("a", Documents.small("a", groups: ["dagpenge"]))
        let error = expect(.lifecycle) {
            try bench.activate("a", for: "kontanthjaelp", from: "2018-06-01")
        }
        #expect(error?.field == "group")
    }

    @Test func `a version that fails its golden vectors is not activated`() throws {
        try bench.approve("a", Documents.small("a", golden: "high"))
        expect(.checkFailed) { try bench.activate("a", from: "2018-06-01") }
        #expect(try stage("a") == .approved)
    }

    @Test func `a version that nobody registered can take no step`() throws {
        expect(.unknownModel) { try bench.store.approve("a", by: bench.step("approver")) }
        expect(.unknownModel) { try bench.activate("a", from: "2018-06-01") }
        expect(.unknownModel) {
            try bench.store.retire(
                "a",
                for: nil,
                from: bench.opening("2018-06-01"),
                reason: nil,
                by: bench.step("administrator")
            )
        }
        expect(.unknownModel) { try bench.store.model("a") }
    }

    @Test(arguments: ["", "{", "[]", "{}", #"{"format":2}"#])
    func `a document that does not hold is refused`(text: String) throws {
        expect(.badInput) { try bench.store.register(Array(text.utf8), by: bench.step("author")) }
        #expect(try bench.store.log.nextPosition() == Position(rawValue: 0))
    }

    @Test func `a step can not be decided in the future`() throws {
        expect(.badInput) {
            try bench.store.register(
                Documents.small("a"),
                by: bench.step("author", decided: "2018-06-02")
            )
        }
        #expect(try bench.store.log.nextPosition() == Position(rawValue: 0))
    }
}
