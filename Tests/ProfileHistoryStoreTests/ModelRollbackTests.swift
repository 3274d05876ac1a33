import EventLog
import EventModel
import ProfileHistoryStore
import ProfileModel
import Projections
import Testing

/// A rollback is one more activation, and says what it takes the place of.
@Suite struct ModelRollbackTests {
    let bench: Bench

    init() throws {
        bench = try Bench()
        for id in ["a", "b", "c"] { try bench.approve(id, Documents.small(id)) }
        try bench.activate("a", from: "2017-01-01")
        try bench.activate("b", from: "2018-01-01")
    }

    private func rollback(
        to name: String? = nil,
        from: String? = nil,
        group: String = "dagpenge",
        reason: String = "wrong split"
    ) throws -> (activation: Placement, from: String, to: String) {
        try bench.store.rollback(
            group,
            to: name,
            from: from.map { try bench.opening($0) },
            reason: reason,
            by: bench.step("administrator")
        )
    }

    private func inForce(_ day: String) throws -> String? {
        try bench.inForce(bench.asOf(day))["dagpenge"]
    }

    @Test func `the version before is in force again, and nothing is lost`() throws {
        let done = try rollback()
        #expect(done.from == "b")
        #expect(done.to == "a")
        #expect(try inForce("2018-06-01") == "a")
        #expect(try inForce("2018-05-31") == "b")
        let last = try #require(bench.store.model("a").activations.last)
        #expect(last.rollback == ModelRollback(model: "b", reason: "wrong split"))
        #expect(!last.isBackDated)
        #expect(try bench.store.model("b").activations.count == 1)
        // What failed does not come back by itself, and there is nothing before the first.
        try bench.clock.set("2018-07-01T12:00:00Z")
        #expect(throws: StoreError.self) { try self.rollback() }
        #expect(try rollback(to: "b").to == "b")
    }

    @Test func `another version and an earlier moment can be named`() throws {
        #expect(try rollback(to: "c", from: "2018-03-01").to == "c")
        #expect(try inForce("2018-02-28") == "b")
        #expect(try inForce("2018-03-01") == "c")
        let last = try #require(bench.store.model("c").activations.last)
        #expect(last.isBackDated)
    }

    @Test func `what can not be rolled back is refused`() throws {
        func code(_ body: () throws -> Void) -> StoreError.Code? {
            #expect(throws: StoreError.self) { try body() }?.code
        }
        let before = try bench.store.log.nextPosition()
        #expect(code { _ = try rollback(group: "kontanthjaelp") } == .lifecycle)
        #expect(code { _ = try rollback(from: "2017-06-01") } == .lifecycle)
        #expect(code { _ = try rollback(to: "b") } == .lifecycle)
        #expect(code { _ = try rollback(to: "nobody") } == .unknownModel)
        #expect(code { _ = try rollback(reason: " ") } == .badInput)
        #expect(code { _ = try rollback(reason: "of 010490-9995") } == .badInput)
        try bench.store.retire(
            "a",
            for: nil,
            from: bench.opening("2018-05-01"),
            reason: nil,
            by: bench.step("administrator")
        )
        #expect(code { _ = try rollback() } == .lifecycle)
        #expect(try bench.store.log.nextPosition().rawValue == before.rawValue + 1)
    }
}
