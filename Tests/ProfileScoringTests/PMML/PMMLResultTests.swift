import EventModel
import JSON
import ProfileModel
import ProfileScoring
import Projections
import Scoring
import Testing

/// Results of PMML documents: how they came about, in JSON and line by line.
@Suite struct PMMLResultTests {
    /// A result for inputs that are supposed.
    private static func result(_ id: String, _ inputs: [String: String]) throws -> ScoreResult {
        var fold = ProfileFold()
        let profile = try fold.profile(
            of: [],
            asOf: AsOf(
                effective: EffectiveTime(try Instant(parsing: "2017-09-18T10:00:00Z")),
                known: .position(.last)
            )
        )
        return try ProfileScorer(document: try Bindings.document(id)).score(
            profile,
            at: EffectiveTime(try Instant(parsing: "2017-09-18T10:00:00Z")),
            changes: inputs.sorted { $0.key < $1.key }.map { .set($0.key, .text($0.value)) }
        )
    }

    private static func json(_ result: ScoreResult) throws -> JSONValue {
        var writer = JSONWriter()
        result.appendJSON(to: &writer)
        return try JSONValue(parsing: writer.text)
    }

    @Test func `a scorecard tells its partial scores and their reasons`() throws {
        let result = try Self.result("card", ["age": "60", "weeks": "30", "q2": "gt6m"])
        #expect(result.label == "high" && result.score == 77.25)
        let steps = try #require(try Self.json(result)["steps"]?.array)
        #expect(
            steps.map { $0["kind"]?.string }
                == ["initialScore", "partialScore", "partialScore", "partialScore"]
        )
        #expect(steps.compactMap { $0["score"]?.number?.double } == [10, 25, 30, 12.25])
        #expect(steps[3]["characteristic"]?.string == "expectation")
        #expect(steps[3]["attribute"]?.int64 == 2)
        #expect(
            result.lines.map(\.description) == [
                "initial score: 10", "age, attribute 1: AGE: 25", "benefit, attribute 1: WEEKS: 30",
                "expectation, attribute 2: Q2: 12.25",
            ]
        )
        #expect(result.stepNames == ["step 1", "step 2", "step 3", "step 4"])
        #expect(result.evidence(text: "t").steps.count == 4)
    }

    @Test func `a regression tells its terms, table by table, and they add up`() throws {
        let result = try Self.result("softmax", ["age": "40", "weeks": "10", "q2": "1m"])
        let sums = try #require(try Self.json(result)["steps"]?.array)
        #expect(sums.map { $0["category"]?.string } == ["1", "2", "3"])
        for sum in sums {
            let products = (sum["terms"]?.array ?? []).compactMap { $0["product"]?.number?.double }
            let intercept = try #require(sum["intercept"]?.number?.double)
            #expect(products.reduce(0, +) + intercept == sum["sum"]?.number?.double)
        }
        #expect(result.lines.first?.description == "1: -0.05 × age: 40: -2")
        #expect(result.outcome.linearPredictor == nil)
    }

    @Test func `trees tell node, predicate and what was read, each in its segment`() throws {
        let result = try Self.result("forest", ["age": "60", "weeks": "12", "q2": "gt6m"])
        #expect(result.label == "high")
        let segments = try #require(try Self.json(result)["steps"]?.array)
        #expect(segments.map { $0["prediction"]?.string } == ["H", "L", "H"])
        let nodes = try #require(segments[2]["steps"]?.array)
        #expect(nodes.map { $0["node"]?.string } == ["c", "c1"])
        #expect(nodes[1]["read"]?[0]?["field"]?.string == "q2")
        #expect(nodes[1]["read"]?[1]?["value"]?.number?.double == 60)
        #expect(
            result.lines.map(\.description) == [
                "segment by-age: H", "  node a: true", "  node a1: age > 55: age 60",
                "segment by-weeks: L", "  node b: true", "  node b2: true",
                "segment by-answer: H", "  node c: true",
                "  node c1: (q2 = gt6m and age >= 30): q2 gt6m, age 60",
            ]
        )
    }

    @Test func `a brief score is the score without the way`() throws {
        let at = EffectiveTime(try Instant(parsing: "2017-09-18T10:00:00Z"))
        var random = SeededGenerator(seed: 3)
        for id in ["card", "softmax", "forest"] {
            let scorer = ProfileScorer(document: try Bindings.document(id))
            for _ in 0..<50 {
                let person = RandomPerson(defined: [], using: &random)
                var fold = ProfileFold()
                let profile = try fold.profile(
                    of: person.bytes,
                    asOf: AsOf(effective: at, known: .position(.last))
                )
                let whole = scorer.score(profile, at: at)
                let brief = scorer.briefScore(profile, at: at)
                #expect(brief.outcome.result == whole.outcome.result)
                #expect(brief.scoreBits == whole.scoreBits)
                #expect(brief.noResult == whole.noResult)
                #expect(brief.consulted == whole.consulted && brief.inputs == whole.inputs)
                #expect(brief.lines == [])
            }
        }
    }

    @Test func `an input that is not told tells nothing of the way`() throws {
        let document = try Bindings.document("forest")
        let inputs: [InputValue] = [.number(60), .missing(.withheld), .category("1m")]
        #expect(document.kernel.evaluate(inputs).deciders.contains(1))
        let withheld = document.kernel.evaluate(inputs).withholding(1)
        #expect(withheld.result == .noResult(.withheldInput(1)))
        #expect(withheld.deciders == [0, 1])
    }

    @Test func `a result of a version of the store's own has no steps in its JSON`() throws {
        var fold = ProfileFold()
        let at = EffectiveTime(try Instant(parsing: "2017-09-18T10:00:00Z"))
        let profile = try fold.profile(of: [], asOf: AsOf(effective: at, known: .position(.last)))
        let result = try Documents.scorer("published-2021-09-15").score(profile, at: at)
        #expect(try Self.json(result)["steps"] == nil)
        #expect(result.lines == [])
    }
}
