import EventModel
import ProfileModel
import ProfileScoring
import Projections
import Scoring
import Testing

/// What each input did and could do, against trying values one by one.
@Suite struct InfluenceTests {
    /// Values of every kind, those next to what a version may test for among them.
    private static func values(_ random: inout SeededGenerator) -> [InputValue] {
        let codes = [
            "danish", "western_immigrant", "western_descendant", "nonwestern_immigrant",
            "nonwestern_descendant", "unknown", "new_job", "1m", "3m", "6m", "gt6m", "maternity",
            "pension", "dont_know",
        ]
        var numbers: [Double] = [-1_000, -1, 0, 0.5, 1, 2, 3, 5, 30, 56, 56.5, 100, 5_000]
        for _ in 0..<30 { numbers.append(Double(random.number(below: 4_000)) / 40 - 20) }
        numbers += numbers.flatMap { [$0.nextDown, $0.nextUp] }
        return codes.map { .category($0) } + numbers.map { .number($0) }
            + Missing.replaceable.map { .missing($0) }
    }

    /// Holds every alternative of a result against the kernel, value by value.
    private static func check(
        _ scorer: ProfileScorer,
        _ result: ScoreResult,
        _ random: inout SeededGenerator
    ) -> Int {
        let document = scorer.document
        var checked = 0
        for (place, influence) in scorer.influences(on: result).enumerated() {
            #expect(influence.input == result.inputs[place])
            var classes: Set<ClassLabel?> = []
            for value in values(&random) {
                let found = influence.alternatives.filter { $0.range.contains(value) }
                if found.isEmpty { continue }
                #expect(found.count == 1, "\(value)")
                var inputs = result.inputs.map(\.value)
                inputs[place] = value
                if let reason = value.missing,
                    let substitute = document.features[place].substitutes[reason]
                {
                    inputs[place] = substitute
                }
                let outcome = document.kernel.evaluate(inputs)
                #expect(
                    found[0].label == outcome.result.label,
                    "\(result.inputs[place].feature) \(value) \(found[0].range)"
                )
                classes.insert(outcome.result.label)
                checked += 1
            }
            if classes.contains(where: { $0 != result.label }) {
                #expect(influence.canChangeClass)
                #expect(influence.everChangesClass != false)
            }
        }
        return checked
    }

    @Test(arguments: 0..<60)
    func `every value lies in one range, and gives what the range says`(seed: Int) throws {
        var random = SeededGenerator(seed: UInt64(seed))
        let document = try ModelDocument(
            parsing: Array(RandomDocument.text(using: &random).utf8),
            catalog: .builtIn,
            forms: .builtIn
        )
        let scorer = ProfileScorer(document: document)
        var checked = 0
        for _ in 0..<5 {
            let person = RandomPerson(defined: [], using: &random)
            let question = person.question(using: &random)
            var fold = ProfileFold()
            let profile = try fold.profile(of: person.bytes, asOf: question)
            let result = scorer.score(profile, at: question.effective)
            checked += Self.check(scorer, result, &random)
        }
        #expect(checked > 100)
    }

    @Test(arguments: 0..<20)
    func `without an input is what supposing it away gives`(seed: Int) throws {
        var random = SeededGenerator(seed: UInt64(seed) + 500)
        let scorer = try Documents.scorer(
            ["published-2021-09-02", "published-2021-09-09", "published-2021-09-15"][seed % 3]
        )
        for _ in 0..<20 {
            let person = RandomPerson(defined: [], using: &random)
            let question = person.question(using: &random)
            var fold = ProfileFold()
            let profile = try fold.profile(of: person.bytes, asOf: question)
            let result = scorer.score(profile, at: question.effective)
            for influence in scorer.influences(on: result) {
                let name = influence.input.feature
                let supposed = try scorer.score(
                    profile,
                    at: question.effective,
                    changes: [.without(name)]
                )
                #expect(influence.without.label == supposed.label)
                #expect(influence.without.noResult == supposed.noResult?.kind)
                #expect(influence.isConsulted == result.consulted.contains(name))
                // What was not looked at can not matter without something else changing first.
                if !influence.isConsulted { #expect(!influence.canChangeClass) }
            }
        }
    }

    @Test func `an input that decides nobody is found`() throws {
        let text = """
            {
              "format": 1, "id": "idle", "title": { "da": "x", "en": "x" },
              "describes": "a model for tests", "notes": [], "targetGroups": ["dagpenge"],
              "forms": ["2015"], "classes": ["low", "high"],
              "attributes": [
                { "name": "origin", "sensitivity": "derived-proxy", "legalBasis": "none" },
                { "name": "birthDate", "sensitivity": "personal", "legalBasis": "none" }
              ],
              "questions": [], "documentation": null,
              "features": [
                { "name": "origin", "from": { "attribute": "origin" } },
                { "name": "age", "from": { "age": "whole" } }
              ],
              "kernel": { "tree": { "branches": [
                { "when": { "feature": "origin", "is": ["danish"] }, "then": { "branches": [
                  { "when": { "feature": "age", "under": 50 }, "then": { "class": "low" } },
                  { "when": { "feature": "age", "atLeast": 50 }, "then": { "class": "high" } },
                  { "when": { "feature": "age", "missing": true }, "then": { "class": "high" } }
                ] } },
                { "when": { "feature": "age", "under": 50 }, "then": { "class": "low" } },
                { "when": { "feature": "age", "atLeast": 50 }, "then": { "class": "high" } },
                { "when": { "feature": "age", "missing": true }, "then": { "class": "high" } }
              ] } },
              "goldenVectors": [
                { "name": "g", "inputs": { "origin": "danish", "age": 20 }, "class": "low" }
              ]
            }
            """
        let scorer = ProfileScorer(
            document: try ModelDocument(
                parsing: Array(text.utf8),
                catalog: .builtIn,
                forms: .builtIn
            )
        )
        var person = Person()
        try person.fact(.birthDate, .date(CalendarDate(parsing: "1990-05-05")))
        let profile = try person.profile("2017-09-18")
        let found = scorer.influences(
            on: scorer.score(profile, at: try .close(of: "2017-09-18"))
        )
        #expect(found.map(\.everChangesClass) == [false, true])
        #expect(found.map(\.isConsulted) == [true, true])
        #expect(found.map(\.canChangeClass) == [false, true])
    }
}
