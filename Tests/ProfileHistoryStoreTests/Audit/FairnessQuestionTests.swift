import AuditReports
import EventModel
import JSON
import ProfileModel
import ProfileScoring
import Projections
import Scoring
import Testing

@testable import ProfileHistoryStore

/// The groups of a fairness study are those of asking about each person.
@Suite struct FairnessQuestionTests {
    @Test func `people and selected are those of asking about each person`() throws {
        let population = try PopulationBench(150, seed: 53)
        let store = population.bench.store
        var asked = PopulationQuestion(at: "2018-03-01")
        asked.model = "published-2021-09-09"
        let answer = try store.fairness(
            FairnessQuestion(asked, selected: "high", divisions: [.sex, .origin])
        )
        var people: [String: [Int]] = [:]
        var without = 0
        for number in 1...150 {
            let profile = try store.profile(
                of: SubjectID(rawValue: UInt64(number)),
                asOf: population.bench.asOf("2018-03-01")
            )
            guard profile.profile.submission != nil else { continue }
            let result = try store.score(profile, options: .init(model: asked.model)).result
            guard let label = result.label else {
                without += 1
                continue
            }
            for attribute in [AttributeNumber.sex, .origin] {
                var code = ""
                if case .code(let found)? = profile.profile.fact(for: attribute)?.value {
                    code = found
                }
                people["\(attribute.rawValue):\(code)", default: [0, 0]][0] += 1
                if label == "high" { people["\(attribute.rawValue):\(code)"]?[1] += 1 }
            }
        }
        #expect(answer.withoutClass == without)
        var found: [[Int]] = []
        for attribute in answer.study.attributes {
            found += attribute.groups.map { [$0.people, $0.selected] }
            #expect(attribute.groups.allSatisfy { $0.outcomes == nil })
        }
        #expect(
            found.sorted { $0.lexicographicallyPrecedes($1) }
                == people.values.sorted { $0.lexicographicallyPrecedes($1) }
        )
    }

    /// Four persons: selected or not, with six weeks of benefit behind the day, or two.
    private func bench() throws -> Bench {
        let bench = try Bench(now: "2019-06-01T12:00:00Z")
        try bench.approve("small", Documents.small("small"))
        let weeks = (40...49).map { "2017-W\($0)" }
        for (number, (answer, count)) in [("6m", 6), ("6m", 2), ("1m", 6), ("1m", 2)].enumerated() {
            let person = Population.person(number)
            try bench.take(
                [
                    Row.submission("f\(number)", "{\"q2\":\"\(answer)\"}", of: person),
                    Row.fact("s\(number)", "sex", #""f""#, of: person),
                ]
                    + weeks.prefix(count).map { Row.period("benefit", $0, #""111""#, of: person) }
            )
        }
        return bench
    }

    private func question(_ outcome: String, at: String = "2017-09-24") throws -> FairnessQuestion {
        var asked = PopulationQuestion(at: at)
        asked.model = "small"
        return FairnessQuestion(
            asked,
            selected: "high",
            outcome: try OutcomeRule(parsing: outcome),
            divisions: [.sex]
        )
    }

    @Test func `classes are held against what came`() throws {
        let bench = try bench()
        let group = try #require(
            try bench.store.fairness(question("benefit:3/10")).study.attributes[0].groups.first
        )
        #expect(group.people == 4 && group.selected == 2)
        let outcomes = try #require(group.outcomes)
        #expect(outcomes.truePositives == 1 && outcomes.falsePositives == 1)
        #expect(outcomes.trueNegatives == 1 && outcomes.falseNegatives == 1)
        // All of them were on benefit in some week; none in seven of them.
        let some = try bench.store.fairness(question("benefit:1/10")).study.attributes[0].groups[0]
        #expect(some.outcomes?.truePositives == 2 && some.outcomes?.falseNegatives == 2)
        let none = try bench.store.fairness(question("benefit:7/10")).study.attributes[0].groups[0]
        #expect(none.outcomes?.falsePositives == 2 && none.outcomes?.trueNegatives == 2)
    }

    @Test func `what can not be known yet, or by nobody, is refused`() throws {
        let bench = try bench()
        for (outcome, at, code) in [
            ("benefit:3/10", "2019-05-01", StoreError.Code.badInput),
            ("sex:1/2", "2017-09-24", .unknownAttribute),
            ("nothing:1/2", "2017-09-24", .unknownAttribute),
        ] {
            let error = #expect(throws: StoreError.self) {
                try bench.store.fairness(question(outcome, at: at))
            }
            #expect(error?.code == code)
        }
        for text in ["", "benefit", "benefit:", "benefit:0/5", "benefit:6/5", "benefit:1/2/3"] {
            let error = #expect(throws: StoreError.self) { try OutcomeRule(parsing: text) }
            #expect(error?.field == "outcome")
        }
        var asked = PopulationQuestion(at: "2017-09-24")
        asked.model = "small"
        let error = #expect(throws: StoreError.self) {
            try bench.store.fairness(FairnessQuestion(asked, selected: "middle"))
        }
        #expect(error?.field == "selected")
        #expect(error?.message.contains("high, low") == true)
    }

    @Test func `small groups are not told, in no form`() throws {
        let bench = try bench()
        let answer = try bench.store.fairness(question("benefit:3/10"))
        var writer = JSONWriter()
        answer.write(to: &writer)
        let json = try JSONValue(parsing: writer.text)
        let groups = json["by"]?["sex"]?["groups"]?.array ?? []
        #expect(groups.allSatisfy { $0["people"]?.isNull == true })
        #expect(json["by"]?["sex"]?["demographicParityDifference"]?.isNull ?? true)
    }

    @Test func `comparisons are of what is shown, so that nothing held back follows`() throws {
        let bench = try Bench()
        try bench.approve("small", Documents.small("small"))
        var lines: [String] = []
        // Six of eight men and twenty of thirty women: the two men who are not are few.
        for number in 0..<38 {
            let isMan = number < 8
            let isSelected = isMan ? number < 6 : number < 28
            let person = Population.person(number)
            lines.append(Row.fact("s\(number)", "sex", isMan ? #""m""# : #""f""#, of: person))
            lines.append(
                Row.submission(
                    "f\(number)",
                    isSelected ? #"{"q2":"6m"}"# : #"{"q2":"1m"}"#,
                    of: person
                )
            )
        }
        try bench.take(lines)
        var asked = PopulationQuestion(at: "2017-09-24")
        asked.model = "small"
        let answer = try bench.store.fairness(
            FairnessQuestion(asked, selected: "high", divisions: [.sex])
        )
        var writer = JSONWriter()
        answer.write(to: &writer)
        let sex = try JSONValue(parsing: writer.text)["by"]?["sex"]
        let people = sex?["groups"]?.array?.map { $0["people"]?.isNull } ?? []
        #expect(people.contains(true))
        for key in ["demographicParityDifference", "demographicParityRatio"] {
            #expect(sex?[key]?.isNull == true)
            #expect(sex?["asFairlearn"]?[key]?.isNull == true)
        }
    }
}
