import EventLog
import EventModel
import JSON
import ProfileHistoryStore
import Projections
import Testing

/// What a score's answer holds, and that it is what it says.
@Suite struct ScoreShapeTests {
    let bench: Bench

    init() throws {
        bench = try Bench()
        try bench.activatePublished()
        try bench.take(Citizen.lines())
    }

    @Test func `the answer has its keys in the documented order`() throws {
        let answer = try bench.score(bench.asOf("2017-09-17", known: "2017-12-31"))
        #expect(answer.object?.keys == ["subject", "asOf", "targetGroup", "score"])
        #expect(
            answer["asOf"]?.description == """
                {"effective":"2017-09-17T21:59:59.999999Z",\
                "known":"2017-12-31T22:59:59.999999Z","clock":"registered"}
                """
        )
        #expect(
            answer["score"]?.object?.keys == [
                "model", "document", "kernelVersion", "at", "class", "noResult", "score",
                "linearPredictor", "subModel", "path", "terms", "consulted", "missing", "inputs",
                "changes",
            ]
        )
        #expect(answer["score"]?["at"]?.string == "2017-09-17T21:59:59.999999Z")
    }

    @Test func `the path names what was read and the test that decided`() throws {
        let score = try bench.score(bench.asOf("2017-09-17"))["score"]
        let path = try #require(score?["path"]?.array)
        let read = path.map { $0["read"]?.array?.last?["feature"]?.string }
        #expect(read == ["expectation", "origin", "age"])
        #expect(path.last?["test"]?.description == #"{"feature":"age","atLeast":50}"#)
        #expect(path.last?["read"]?[0]?["value"]?.int64 == 55)
        #expect(score?["consulted"]?.description == #"["expectation","origin","age"]"#)
    }

    @Test func `each version has a digest of its own`() throws {
        var digests: [String] = []
        for id in Citizen.published {
            let options = ScoringOptions(model: id)
            let answer = try bench.score(bench.asOf("2017-09-17"), options)
            digests.append(answer["score"]?["document"]?.string ?? "")
        }
        #expect(Set(digests).count == 3)
        for digest in digests {
            #expect(digest.suffix(64).count == 64)
            #expect(digest.suffix(64).allSatisfy { $0.isHexDigit })
        }
    }

    @Test func `the positions of the inputs are where their facts stand in the log`() throws {
        let score = try bench.score(bench.asOf("2017-09-17"))["score"]
        let inputs = try #require(score?["inputs"]?.array)
        let events = try history()
        func attributes(_ feature: String) throws -> [String] {
            let input = inputs.first { $0["feature"]?.string == feature }
            let positions = try #require(input?["positions"]?.array)
            return positions.compactMap(\.int64).map { position in
                let event = events[position]
                return event?["attribute"]?.string ?? event?["type"]?.string ?? "none"
            }
        }
        #expect(try attributes("expectation") == ["submission"])
        #expect(try attributes("origin") == ["origin"])
        #expect(try attributes("age") == ["birthDate"])
        let months = try attributes("monthsEmployed")
        #expect(months == Array(repeating: "employment", count: 32))
        let all = inputs.flatMap { $0["positions"]?.array ?? [] }
        #expect(Set(all.compactMap(\.int64)).count == all.count)
    }

    @Test func `the log's position replays a score to the byte`() throws {
        let position = try bench.store.log.nextPosition().rawValue - 1
        func bytes() throws -> String {
            try bench.score(bench.asOf("2017-09-18", known: "position:\(position)")).description
        }
        let before = try bytes()
        try bench.take([
            Row.fact("late", "origin", #""western_descendant""#, effective: "1962-08-01"),
            Row.submission("s-2", #"{"q2":"1m"}"#, at: "2017-09-01T08:00:00Z"),
        ])
        #expect(try bytes() == before)
        let now = try bench.score(bench.asOf("2017-09-18")).description
        #expect(now != before)
    }

    /// The person's events by their places in the log.
    private func history() throws -> [Int64: JSONValue] {
        var writer = JSONWriter()
        try bench.store.history(of: bench.subject(), asOf: bench.asOf("2018-06-01"))
            .write(to: &writer)
        let events = try JSONValue(parsing: writer.text)["events"]?.array ?? []
        return Dictionary(
            uniqueKeysWithValues: events.compactMap { event in
                event["position"]?.int64.map { ($0, event) }
            }
        )
    }
}
