import EventModel
import JSON
import ProfileModel
import ProfileScoring
import Projections
import Scoring
import Testing

@testable import ProfileHistoryStore

/// Everybody's score by a PMML document is what a question about each of them gives, and the
/// published trees written as PMML give everybody the class of the store's own documents.
@Suite struct PMMLReplayTests {
    static let count = 120
    static let dates = ["2021-09-02", "2021-09-09", "2021-09-15"]
    let population: PopulationBench
    var bench: Bench { population.bench }

    init() throws {
        population = try PopulationBench(Self.count, seed: 31)
        for id in Self.dates.map({ "reconstruction-\($0)" }) + ["card"] {
            try bench.approvePMML(id, decided: "2015-06-01")
        }
    }

    private func rows(_ at: String, _ model: String?) throws -> [JSONValue] {
        var question = PopulationQuestion(at: at)
        question.model = model
        return try population.rows(question)
    }

    @Test(
        arguments: ["2016-06-30", "2017-09-18", "2018-03-01"],
        ["card", "reconstruction-2021-09-15"]
    )
    func `every row is what a question about the person gives`(at: String, model: String) throws {
        var outcomes: Set<String> = []
        for (place, row) in try rows(at, model).enumerated() {
            let subject = SubjectID(rawValue: UInt64(place + 1))
            let answer = try bench.store.profile(of: subject, asOf: bench.asOf(at))
            outcomes.insert(row["outcome"]?.string ?? "")
            guard answer.profile.submission != nil else {
                #expect(row["outcome"]?.string == "no-submission")
                continue
            }
            let result = try bench.store.score(answer, options: ScoringOptions(model: model)).result
            #expect(row["class"]?.string == result.label?.name)
            #expect(row["noResult"]?.string == result.noResult?.kind.rawValue)
            #expect(row["score"]?.double == result.score)
            #expect(row["decider"]?.string == result.decider)
        }
        #expect(outcomes.count >= 2)
    }

    @Test(arguments: dates)
    func `the tree written as PMML gives everybody the same class`(date: String) throws {
        for at in ["2016-06-30", "2017-09-18", "2018-03-01"] {
            let native = try rows(at, "published-\(date)")
            let pmml = try rows(at, "reconstruction-\(date)")
            #expect(native.count == Self.count && pmml.count == Self.count)
            for (own, bound) in zip(native, pmml) {
                for key in ["subject", "targetGroup", "outcome", "class", "age", "lastInput"] {
                    #expect(own[key] == bound[key], "\(key)")
                }
                if own["class"]?.string != nil { #expect(own["decider"] == bound["decider"]) }
            }
        }
    }

    @Test func `a side of both kinds, and the number of threads, do not show`() throws {
        try bench.activate(
            "reconstruction-2021-09-02",
            for: "kontanthjaelp",
            from: "2015-06-15",
            decided: "2015-06-01"
        )
        func run(_ jobs: Int, _ size: UInt64) throws -> [UInt8] {
            var question = PopulationQuestion(at: "2018-03-01")
            question.against = PopulationQuestion.Against(model: "reconstruction-2021-09-09")
            let request = ReplayRequest(.population(question), format: .ndjson, jobs: jobs)
            return try population.run(request, subjectsPerChunk: size).bytes
        }
        let once = try run(1, 512)
        #expect(!once.isEmpty)
        #expect(try run(3, 7) == once)
    }

    @Test func `only a run with a PMML document counts what only that can give`() throws {
        func keys(_ model: String) throws -> [String] {
            var question = PopulationQuestion(at: "2018-03-01")
            question.model = model
            var writer = JSONWriter()
            try #require(try population.summary(question)).write(to: &writer)
            let counts = try JSONValue(parsing: writer.text)["counts"]?["noResult"]?.object
            return try #require(counts).map { $0.key }
        }
        let own = [
            "noBranchMatched", "missingInput", "notAFiniteNumber", "noSubModel", "sumNotFinite",
            "withheldInput",
        ]
        #expect(try keys("published-2021-09-15") == own)
        #expect(try keys("card") == own + ["invalidInput", "noPrediction"])
    }
}
