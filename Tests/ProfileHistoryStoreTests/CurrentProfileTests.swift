import EventLog
import EventModel
import JSON
import Projections
import Testing

@testable import ProfileHistoryStore

/// A profile as of now says for how long it is that.
@Suite struct CurrentProfileTests {
    let bench: Bench

    init() throws {
        bench = try Bench(now: "2017-09-15T10:00:00Z")
        try bench.take(Citizen.lines())
    }

    private func end() throws -> String {
        try bench.store.currentProfile(of: bench.subject()).end.description
    }

    private func text(at now: String) throws -> String {
        try bench.clock.set(now)
        var writer = JSONWriter()
        let current = try bench.store.currentProfile(of: bench.subject())
        current.answer.write(to: &writer)
        #expect(try writer.text == bench.profileText(AsOf(now: bench.store.now())))
        return writer.text
    }

    @Test func `with nothing ahead it ends with the day in Copenhagen`() throws {
        #expect(try end() == "2017-09-15T22:00:00.000000Z")
        try bench.clock.set("2017-09-15T22:00:00Z")
        #expect(try end() == "2017-09-16T22:00:00.000000Z")
        // The clocks are set back on that day.
        try bench.clock.set("2017-10-29T10:00:00Z")
        #expect(try end() == "2017-10-29T23:00:00.000000Z")
    }

    @Test func `it ends where something comes to hold that is stored already`() throws {
        try bench.take([
            Row.fact("home-2", "municipality", #""0751""#, effective: "2017-09-15T11:30:00Z")
        ])
        #expect(try end() == "2017-09-15T11:30:00.000000Z")
        #expect(try !text(at: "2017-09-15T11:29:59.999999Z").contains("0751"))
        #expect(try text(at: "2017-09-15T11:30:00Z").contains("0751"))
        #expect(try end() == "2017-09-15T22:00:00.000000Z")
    }

    @Test func `it ends where a model version comes into force`() throws {
        try bench.activatePublished()
        try bench.clock.set("2017-09-17T09:00:00Z")
        #expect(try end() == "2017-09-17T22:00:00.000000Z")
        try bench.activate(Citizen.published[1], from: "2017-09-17T12:00:00Z")
        #expect(try end() == "2017-09-17T12:00:00.000000Z")
    }

    @Test func `a year of age is complete when the day begins`() throws {
        #expect(try text(at: "2018-07-31T21:59:59.999999Z").contains(#""age":55"#))
        #expect(try end() == "2018-07-31T22:00:00.000000Z")
        #expect(try text(at: "2018-07-31T22:00:00Z").contains(#""age":56"#))
    }

    @Test func `it says what the registry was at`() throws {
        let before = try bench.store.currentProfile(of: bench.subject()).registryRevision
        #expect(try before == bench.store.log.lastRevision(of: .registry))
        try bench.activatePublished()
        let after = try bench.store.currentProfile(of: bench.subject()).registryRevision
        #expect(try after == bench.store.log.lastRevision(of: .registry) && after != before)
    }
}
