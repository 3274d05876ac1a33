import EventLog
import EventModel
import JSON
import ProfileHistoryStore
import Testing

/// Scores by the version in force, by a named version, and with inputs changed.
@Suite struct ScoreTests {
    let bench: Bench

    init() throws {
        bench = try Bench()
        try bench.activatePublished()
        try bench.take(Citizen.lines())
    }

    private func outcome(
        _ at: String,
        of person: String = Row.citizen,
        _ options: ScoringOptions = ScoringOptions()
    ) throws -> String {
        let score = try bench.score(bench.asOf(at), of: person, options)["score"]
        let label = score?["class"]?.string ?? score?["noResult"]?["reason"]?.string
        return "\(score?["model"]?.string ?? "") \(label ?? "")"
    }

    @Test func `the class turns with the version at midnight in Copenhagen, to the microsecond`()
        throws
    {
        #expect(try outcome("2017-09-17T21:59:59.999999Z") == "published-2021-09-09 high")
        #expect(try outcome("2017-09-17T22:00:00Z") == "published-2021-09-15 low")
        #expect(try outcome("2017-09-17") == "published-2021-09-09 high")
        #expect(try outcome("2017-09-18T00:00:00+02:00") == "published-2021-09-15 low")
        #expect(try outcome("2017-09-18") == "published-2021-09-15 low")
    }

    @Test func `any version scores by its name, in force or not`() throws {
        let outcomes = try Citizen.published.map {
            try outcome("2017-09-17", ScoringOptions(model: $0))
        }
        #expect(
            outcomes == [
                "published-2021-09-02 high", "published-2021-09-09 high",
                "published-2021-09-15 low",
            ]
        )
    }

    @Test func `the three versions part over an unknown origin`() throws {
        try bench.take(Citizen.lines(of: Row.younger, born: "1991-01-02", origin: "unknown"))
        let outcomes = try Citizen.published.map {
            try outcome("2017-09-18", of: Row.younger, ScoringOptions(model: $0))
        }
        #expect(
            outcomes == [
                "published-2021-09-02 high", "published-2021-09-09 low",
                "published-2021-09-15 noBranchMatched",
            ]
        )
    }

    @Test func `the version is that of the submission's target group`() throws {
        try bench.approve("small", Documents.small("small"))
        try bench.activate("small", for: "kontanthjaelp", from: "2015-06-15")
        try bench.take([
            Row.submission("s-k", #"{"q2":"1m"}"#, of: Row.third, group: "kontanthjaelp")
        ])
        let answer = try bench.score(bench.asOf("2017-09-18"), of: Row.third)
        #expect(answer["targetGroup"]?.string == "kontanthjaelp")
        #expect(try outcome("2017-09-18", of: Row.third) == "small low")
    }

    @Test func `a named group takes the place of the submission's`() throws {
        try bench.approve("small", Documents.small("small"))
        try bench.activate("small", for: "kontanthjaelp", from: "2015-06-15")
        let options = ScoringOptions(group: "kontanthjaelp")
        #expect(try outcome("2017-09-18", options) == "small high")
        let answer = try bench.score(bench.asOf("2017-09-18"), options)
        #expect(answer["targetGroup"]?.string == "kontanthjaelp")
    }

    @Test func `a named version tells no group`() throws {
        let options = ScoringOptions(model: "published-2021-09-02")
        let answer = try bench.score(bench.asOf("2017-09-18"), options)
        #expect(answer["targetGroup"]?.isNull == true)
    }

    @Test func `an input is taken away or replaced by its name`() throws {
        let day = "2017-09-17"
        #expect(try outcome(day, ScoringOptions(set: ["age=49"])) == "published-2021-09-09 low")
        #expect(try outcome(day, ScoringOptions(set: ["q2=1m"])) == "published-2021-09-09 low")
        let origin = ScoringOptions(set: ["origin=western_descendant"])
        #expect(try outcome("2017-09-18", origin) == "published-2021-09-15 high")
        // The third version's slip: an origin that is not known has no branch.
        let without = ScoringOptions(without: ["origin"])
        #expect(try outcome("2017-09-18", without) == "published-2021-09-15 noBranchMatched")
        #expect(try outcome(day, without) == "published-2021-09-09 high")
    }

    @Test func `a supposed input stands in the answer as supposed`() throws {
        let options = ScoringOptions(without: ["origin"], set: ["age=49"])
        let score = try bench.score(bench.asOf("2017-09-17"), options)["score"]
        let inputs = try #require(score?["inputs"]?.array)
        let supposed = inputs.filter { $0["supposed"]?.bool == true }
        #expect(supposed.map { $0["feature"]?.string } == ["origin", "age"])
        let changes = #"[{"without":"origin"},{"set":"age","value":"49"}]"#
        #expect(score?["changes"]?.description == changes)
    }

    @Test func `an input that the version does not have can not be changed`() throws {
        for options in [
            ScoringOptions(without: ["shoeSize"]), ScoringOptions(set: ["shoeSize=43"]),
        ] {
            expect(.unknownAttribute) { try bench.score(bench.asOf("2017-09-17"), options) }
        }
        for text in ["age", "", "="] {
            let options = ScoringOptions(set: [text])
            #expect(throws: StoreError.self) {
                try bench.score(bench.asOf("2017-09-17"), options)
            }
        }
    }

    @Test func `without a form there is no score`() throws {
        try bench.take([Row.fact("other", "municipality", #""0101""#, of: Row.third)])
        expect(.noSubmission) { try bench.score(bench.asOf("2017-09-18"), of: Row.third) }
        // Before she filled it in.
        expect(.noSubmission) { try bench.score(bench.asOf("2017-07-31")) }
        try bench.take([
            Row.withdrawal(of: "form-\(Row.citizen.suffix(10))", at: "2017-10-01T00:00:00Z")
        ])
        expect(.noSubmission) { try bench.score(bench.asOf("2017-10-01")) }
        #expect(try outcome("2017-09-30") == "published-2021-09-15 low")
    }

    @Test func `without a version in force there is no score`() throws {
        try bench.take([
            Row.submission("s-k", #"{"q2":"1m"}"#, of: Row.third, group: "kontanthjaelp")
        ])
        expect(.unknownModel) { try bench.score(bench.asOf("2017-09-18"), of: Row.third) }
        let named = ScoringOptions(model: "published-2020-01-01")
        expect(.unknownModel) { try bench.score(bench.asOf("2017-09-18"), named) }
        let group = ScoringOptions(group: "kontanthjaelp")
        expect(.unknownModel) { try bench.score(bench.asOf("2017-09-18"), group) }
    }

    @Test func `a late correction changes the score of a day only as known later`() throws {
        try bench.take([
            Row.fact(
                "origin-late",
                "origin",
                #""nonwestern_descendant""#,
                effective: "1962-08-01",
                registered: "2018-02-12T08:00:00+01:00"
            )
        ])
        let then = try bench.score(bench.asOf("2017-09-18", known: "2017-09-18"))
        let now = try bench.score(bench.asOf("2017-09-18"))
        #expect(then["score"]?["class"]?.string == "low")
        #expect(now["score"]?["class"]?.string == "high")
    }
}
