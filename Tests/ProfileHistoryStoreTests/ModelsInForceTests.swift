import EventLog
import EventModel
import JSON
import ProfileHistoryStore
import Projections
import Testing

/// Which version is in force for whom, when, and as known when.
@Suite struct ModelsInForceTests {
    let bench: Bench

    init() throws {
        bench = try Bench()
        for id in ["a", "b"] {
            try bench.approve(id, Documents.small(id), decided: "2015-01-01")
        }
    }

    private func retire(
        _ id: String,
        for group: String?,
        from day: String,
        decided: String
    ) throws {
        try bench.store.retire(
            id,
            for: group,
            from: bench.opening(day),
            reason: nil,
            by: bench.step("administrator", decided: decided)
        )
    }

    @Test func `a version is in force from its instant until another's, to the microsecond`()
        throws
    {
        try bench.activate("a", from: "2016-01-01", decided: "2015-12-01")
        try bench.activate("b", from: "2017-09-18", decided: "2017-09-01")
        #expect(try bench.inForce(bench.asOf("2015-12-31T22:59:59.999999Z")) == [:])
        #expect(try bench.inForce(bench.asOf("2015-12-31T23:00:00Z")) == ["dagpenge": "a"])
        #expect(try bench.inForce(bench.asOf("2017-09-17T21:59:59.999999Z")) == ["dagpenge": "a"])
        #expect(try bench.inForce(bench.asOf("2017-09-17T22:00:00Z")) == ["dagpenge": "b"])
        let stages = try bench.store.models(asOf: bench.asOf("2018-01-01")).map(\.stage)
        #expect(stages == [.replaced, .active])
    }

    @Test func `a version activated retroactively is known only from its registration`() throws {
        try bench.activate("a", from: "2016-01-01", decided: "2015-12-01")
        try bench.activate("b", from: "2017-01-01", decided: "2017-09-20")
        let day = "2017-06-01"
        #expect(try bench.inForce(bench.asOf(day)) == ["dagpenge": "b"])
        #expect(try bench.inForce(bench.asOf(day, known: "2017-09-20")) == ["dagpenge": "b"])
        #expect(try bench.inForce(bench.asOf(day, known: "2017-09-19")) == ["dagpenge": "a"])
        // The store itself took everything in on 1 June 2018.
        let late = try bench.asOf(day, known: "2018-06-01", clock: .recorded)
        #expect(try bench.inForce(late) == ["dagpenge": "b"])
        let early = try bench.asOf(day, known: "2018-05-31", clock: .recorded)
        #expect(try bench.inForce(early) == [:])
        // Positions 0 to 3 registered and approved the two, 4 and 5 activated them.
        #expect(try bench.inForce(bench.asOf(day, known: "position:4")) == ["dagpenge": "a"])
        #expect(try bench.inForce(bench.asOf(day, known: "position:5")) == ["dagpenge": "b"])
    }

    @Test func `two target groups run in parallel`() throws {
        try bench.activate("a", for: "dagpenge", from: "2016-01-01")
        try bench.activate("b", for: "kontanthjaelp", from: "2017-01-01")
        #expect(try bench.inForce(bench.asOf("2016-06-01")) == ["dagpenge": "a"])
        let both = try bench.inForce(bench.asOf("2017-06-01"))
        #expect(both == ["dagpenge": "a", "kontanthjaelp": "b"])
        try retire("a", for: "dagpenge", from: "2018-01-01", decided: "2017-12-01")
        #expect(try bench.inForce(bench.asOf("2018-01-01")) == ["kontanthjaelp": "b"])
    }

    @Test func `after a retirement none is in force and an older one does not come back`() throws {
        try bench.activate("a", from: "2016-01-01", decided: "2015-12-01")
        try bench.activate("b", from: "2017-01-01", decided: "2016-12-01")
        try retire("b", for: nil, from: "2017-06-01", decided: "2017-05-01")
        #expect(try bench.inForce(bench.asOf("2017-05-31")) == ["dagpenge": "b"])
        #expect(try bench.inForce(bench.asOf("2017-06-01")) == [:])
        let unaware = try bench.asOf("2017-06-01", known: "2017-04-30")
        #expect(try bench.inForce(unaware) == ["dagpenge": "b"])
    }

    @Test func `a version retired for one group goes on for the other`() throws {
        for group in ["dagpenge", "kontanthjaelp"] {
            try bench.activate("a", for: group, from: "2016-01-01")
        }
        try retire("a", for: "kontanthjaelp", from: "2017-01-01", decided: "2016-12-01")
        #expect(try bench.inForce(bench.asOf("2017-01-01")) == ["dagpenge": "a"])
        #expect(try bench.inForce(bench.asOf("2016-12-31")).count == 2)
    }

    @Test func `answers go on after a retirement, without a version and without a score`() throws {
        try bench.activate("a", from: "2016-01-01")
        try retire("a", for: nil, from: "2017-06-01", decided: "2017-05-01")
        try bench.take([
            Row.submission("s-1", #"{"q2":"1m"}"#, at: "2017-05-01T10:00:00+02:00"),
            Row.submission("s-2", #"{"q2":"6m"}"#, at: "2017-07-01T10:00:00+02:00"),
        ])
        let before = try bench.profile(bench.asOf("2017-05-31"))
        #expect(before["model"]?["dagpenge"]?.string == "a")
        let after = try bench.profile(bench.asOf("2017-07-01"))
        #expect(after["model"]?.object?.isEmpty == true)
        #expect(after["submission"]?["id"]?.string == "s-2")
        #expect(try bench.score(bench.asOf("2017-05-31"))["score"]?["class"]?.string == "low")
        expect(.unknownModel) { try bench.score(bench.asOf("2017-07-01")) }
    }

    @Test func `an activation in the future waits for its instant`() throws {
        try bench.activate("a", from: "2018-01-01")
        try bench.activate("b", from: "2030-01-01")
        #expect(try bench.inForce(bench.asOf("2018-06-01")) == ["dagpenge": "a"])
        #expect(try bench.inForce(bench.asOf("2029-12-31")) == ["dagpenge": "a"])
        #expect(try bench.inForce(bench.asOf("2030-01-01")) == ["dagpenge": "b"])
        let stages = try bench.store.models(asOf: bench.asOf("2018-06-01")).map(\.stage)
        #expect(stages == [.active, .approved])
    }

    @Test func `a version is not known before it was registered`() throws {
        #expect(try bench.store.models(asOf: bench.asOf("2018-06-01")).count == 2)
        let early = try bench.asOf("2018-06-01", known: "2014-12-30")
        #expect(try bench.store.models(asOf: early).isEmpty)
    }
}
