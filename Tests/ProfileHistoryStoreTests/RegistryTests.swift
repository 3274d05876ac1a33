import EventLog
import EventModel
import JSON
import ProfileHistoryStore
import ProfileModel
import Projections
import Testing

/// What the registry defines, and that no question misses it.
@Suite struct RegistryTests {
    let bench: Bench

    init() throws {
        bench = try Bench()
    }

    private static let shoeSize = """
        {"type":"attribute","id":"def-1","source":"shoes","name":"shoeSize","kind":"code",\
        "codes":["42","43"],"registered":"2016-01-01T00:00:00Z"}
        """
    private static let form = """
        {"type":"form","id":"def-2","source":"jobnet","name":"2019","questions":[\
        {"id":"p1","kind":"one","da":"Hvor?","codes":{"here":"her","there":"der"}}],\
        "registered":"2016-01-01T00:00:00Z"}
        """

    @Test func `an attribute is known to the lines behind its definition and to questions`()
        throws
    {
        let summary = try bench.take([
            Self.shoeSize, Row.fact("shoe-1", "shoeSize", #""43""#, source: "shoes"),
        ])
        #expect(summary.stored == 2)
        let attributes = try bench.profile(bench.asOf("2017-09-18"))["attributes"]
        #expect(attributes?["shoeSize"]?["value"]?.string == "43")
        #expect(try bench.store.registry().attributes.definition(named: "shoeSize")?.kind == .code)
    }

    @Test func `an attribute is known to the next file too`() throws {
        try bench.take([Self.shoeSize])
        try bench.take([Row.fact("shoe-1", "shoeSize", #""42""#, source: "shoes")])
        let attributes = try bench.profile(bench.asOf("2017-09-18"))["attributes"]
        #expect(attributes?["shoeSize"]?["value"]?.string == "42")
    }

    @Test func `a defined attribute refuses values outside its codes`() throws {
        let path = try bench.write(
            "feed.ndjson",
            [Self.shoeSize, Row.fact("shoe-1", "shoeSize", #""47""#, source: "shoes")]
        )
        let summary = try bench.store.importFeed(path)
        #expect(summary.stored == 1)
        #expect(summary.rejected == 1)
    }

    @Test func `a defined form is filled in and shown`() throws {
        try bench.take([Self.form, Row.submission("s-1", #"{"p1":"there"}"#, form: "2019")])
        let submission = try bench.profile(bench.asOf("2017-09-18"))["submission"]
        #expect(submission?["form"]?.string == "2019")
        #expect(submission?["answers"]?["p1"]?["value"]?.string == "there")
    }

    @Test func `a version's every step is seen by the very next question`() throws {
        try bench.take([Row.submission("s-1", #"{"q2":"1m"}"#)])
        let question = try bench.asOf("2018-06-01")
        func known() throws -> [ModelTimeline.Stage] {
            try bench.store.models(asOf: question).map(\.stage)
        }
        #expect(try known() == [])
        try bench.store.register(Documents.small("a"), by: bench.step("author"))
        #expect(try known() == [.draft])
        try bench.store.approve("a", by: bench.step("approver"))
        #expect(try known() == [.approved])
        expect(.unknownModel) { try bench.score(question) }
        try bench.activate("a", from: "2018-01-01")
        #expect(try known() == [.active])
        #expect(try bench.profile(question)["model"]?["dagpenge"]?.string == "a")
        #expect(try bench.score(question)["score"]?["class"]?.string == "low")
        try bench.store.retire(
            "a",
            for: "dagpenge",
            from: bench.opening("2018-06-01"),
            reason: nil,
            by: bench.step("administrator")
        )
        #expect(try known() == [.retired])
        expect(.unknownModel) { try bench.score(question) }
    }

    @Test func `a store is opened once in a process`() throws {
        expect(.unavailable) { try HistoryStore(opening: "\(bench.folder.path)/store") }
        expect(.unavailable) { try HistoryStore(opening: "\(bench.folder.path)/./store/") }
    }

    @Test func `a store that is closed and opened again says the same`() throws {
        let folder = try TemporaryFolder()
        let path = "\(folder.path)/store"
        let clock = try SettableClock("2018-06-01T12:00:00Z")
        try HistoryStore.create(at: path)
        func opened<Result>(_ body: (HistoryStore) throws -> Result) throws -> Result {
            try body(HistoryStore(opening: path, clock: clock.recording))
        }
        try opened { store in
            _ = try store.register(Documents.small("a"), by: ModelStep(actor: "author"))
        }
        let repeated = try opened { store in
            try store.register(Documents.small("a"), by: ModelStep(actor: "author")).placement
        }
        #expect(repeated.isDuplicate)
        let author = try opened { store in try store.model("a").author }
        #expect(author == "author")
    }
}
