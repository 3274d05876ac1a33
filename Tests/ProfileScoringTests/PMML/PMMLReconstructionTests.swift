import EventModel
import ProfileModel
import ProfileScoring
import Projections
import Scoring
import Testing

/// The published trees written as PMML give the classes of the documents that come with the store.
@Suite struct PMMLReconstructionTests {
    static let dates = ["2021-09-02", "2021-09-09", "2021-09-15"]

    @Test(arguments: dates)
    func `both give the same for every combination of values`(date: String) throws {
        let native = try Documents.published("published-\(date)")
        let pmml = try Bindings.document("reconstruction-\(date)")
        #expect(pmml.replayGoldenVectors() == [])
        let codes = ["new_job", "1m", "3m", "6m", "gt6m", "maternity", "pension", "dont_know"]
        let origins = [
            "danish", "western_immigrant", "western_descendant", "nonwestern_immigrant",
            "nonwestern_descendant", "unknown",
        ]
        let missing = [InputValue.missing(.noFact), .missing(.declined)]
        var classes: [ClassLabel?: Int] = [:]
        for expectation in codes.map({ .category($0) }) + missing {
            for origin in origins.map({ .category($0) }) + missing {
                for age in [0, 49, 50, 55, 56, 56.5, 57, 80].map({ .number($0) }) + missing {
                    for work in [0, 0.08, 0.0809, 0.1, 1, 2, 3, 4, 36].map({ .number($0) })
                        + missing
                    {
                        let inputs: [InputValue] = [expectation, origin, age, work]
                        let label = native.kernel.evaluate(inputs).result.label
                        #expect(pmml.kernel.evaluate(inputs).result.label == label, "\(inputs)")
                        classes[label, default: 0] += 1
                    }
                }
            }
        }
        #expect(classes.count == 3 && classes.values.allSatisfy { $0 > 20 })
    }

    @Test(arguments: 0..<60)
    func `both give random persons the same class, decider and inputs`(seed: Int) throws {
        var random = SeededGenerator(seed: UInt64(seed) + 900)
        let date = Self.dates[seed % 3]
        let native = try Documents.scorer("published-\(date)")
        let pmml = ProfileScorer(document: try Bindings.document("reconstruction-\(date)"))
        for _ in 0..<20 {
            let person = RandomPerson(defined: [], using: &random)
            let question = person.question(using: &random)
            var fold = ProfileFold()
            let profile = try fold.profile(of: person.bytes, asOf: question)
            let own = native.score(profile, at: question.effective)
            let bound = pmml.score(profile, at: question.effective)
            #expect(bound.label == own.label)
            #expect(bound.inputs == own.inputs)
            #expect(pmml.briefScore(profile, at: question.effective) == bound)
            #expect(native.briefScore(profile, at: question.effective) == own)
            #expect(bound.consulted == own.consulted)
            #expect(bound.missing == own.missing)
            if own.label != nil { #expect(bound.decider == own.decider) }
            #expect(bound.steps != nil && own.steps == nil)
            #expect(bound.path.isEmpty && bound.terms.isEmpty)
        }
    }

    @Test(arguments: dates)
    func `both say the same of what each input could do`(date: String) throws {
        var random = SeededGenerator(seed: 77)
        let native = try Documents.scorer("published-\(date)")
        let pmml = ProfileScorer(document: try Bindings.document("reconstruction-\(date)"))
        for _ in 0..<10 {
            let person = RandomPerson(defined: [], using: &random)
            let question = person.question(using: &random)
            var fold = ProfileFold()
            let profile = try fold.profile(of: person.bytes, asOf: question)
            let own = native.influences(on: native.score(profile, at: question.effective))
            let bound = pmml.influences(on: pmml.score(profile, at: question.effective))
            for (own, bound) in zip(own, bound) {
                #expect(own.everChangesClass == bound.everChangesClass)
                #expect(own.canChangeClass == bound.canChangeClass)
                #expect(own.without.label == bound.without.label)
                #expect(own.alternatives.map(\.label) == bound.alternatives.map(\.label))
                #expect(own.alternatives.map(\.range) == bound.alternatives.map(\.range))
            }
        }
    }
}
