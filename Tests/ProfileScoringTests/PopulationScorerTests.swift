import EventModel
import ProfileModel
import ProfileScoring
import Projections
import Scoring
import Testing

@Suite struct PopulationScorerTests {
    @Test(arguments: PublishedModels.all.map(\.id))
    func `a population's score is the plain score, for published versions`(id: String) throws {
        let document = try Documents.published(id)
        let defined = id == "amas" ? try Documents.amasCatalog().all : []
        try expectEqual(
            document,
            histories: 20_000,
            seed: 100,
            defined: defined.filter { $0.number >= .firstDefined }
        )
    }

    @Test(arguments: 0..<40)
    func `a population's score is the plain score, for random versions`(seed: Int) throws {
        var random = SeededGenerator(seed: UInt64(seed))
        let text = RandomDocument.text(using: &random)
        let document = try ModelDocument(
            parsing: Array(text.utf8),
            catalog: .builtIn,
            forms: .builtIn
        )
        try expectEqual(document, histories: 1_000, seed: UInt64(seed))
    }

    @Test func `a scorer that met damage scores the next subject as ever`() throws {
        var random = SeededGenerator(seed: 7)
        var scorer = PopulationScorer(document: try Documents.published("published-2021-09-15"))
        var thrown = 0
        for _ in 0..<3_000 {
            let person = RandomPerson(defined: [], using: &random)
            let question = person.question(using: &random)
            var damaged = person.bytes
            switch random.number(below: 3) {
            case 0: damaged.removeLast(1 + random.number(below: damaged.count))
            default:
                damaged[random.number(below: damaged.count)] ^= 1 << random.number(below: 8)
            }
            do {
                _ = try scorer.score(
                    unsafe damaged.span.bytes,
                    asOf: question,
                    through: .last
                )
            } catch { thrown += 1 }
            var fresh = PopulationScorer(document: scorer.document)
            let expected = try fresh.score(
                unsafe person.bytes.span.bytes,
                asOf: question,
                through: .last
            )
            let found = try scorer.score(
                unsafe person.bytes.span.bytes,
                asOf: question,
                through: .last
            )
            #expect(found == expected)
        }
        #expect(thrown > 500)
    }

    @Test func `a scorer that has met a population allocates no more for it`() throws {
        var random = SeededGenerator(seed: 11)
        let text = RandomDocument.text(using: &random)
        let document = try ModelDocument(
            parsing: Array(text.utf8),
            catalog: .builtIn,
            forms: .builtIn
        )
        var scorer = PopulationScorer(document: document)
        let fresh = scorer.capacity
        let people = (0..<2_000).map { _ in RandomPerson(defined: [], using: &random) }
        let questions = people.map { $0.question(using: &random) }
        var capacities: [Int] = []
        for _ in 0..<2 {
            for (person, question) in zip(people, questions) {
                _ = try scorer.score(
                    unsafe person.bytes.span.bytes,
                    asOf: question,
                    through: .last
                )
            }
            capacities.append(scorer.capacity)
        }
        #expect(capacities[0] > fresh)
        #expect(capacities[1] == capacities[0])
    }

    private func expectEqual(
        _ document: ModelDocument,
        histories: Int,
        seed: UInt64,
        defined: [AttributeDefinition] = []
    ) throws {
        var random = SeededGenerator(seed: seed &* 977)
        var plain = PlainPopulation(document)
        var scorer = PopulationScorer(document: document)
        var (scored, classed) = (0, 0)
        for history in 0..<histories {
            let person = RandomPerson(defined: defined, using: &random)
            let question = person.question(using: &random)
            let limit = person.limit(using: &random)
            let expected = try plain.score(person.bytes, asOf: question, through: limit)
            let found = try scorer.score(
                unsafe person.bytes.span.bytes,
                asOf: question,
                through: limit
            )
            if found != expected {
                Issue.record(
                    """
                    seed \(seed), history \(history), \(question), through \(limit)
                    expected \(expected)
                    found    \(found)
                    """
                )
                return
            }
            if expected.hasSubmission { scored += 1 }
            if expected.outcome?.classIndex != nil { classed += 1 }
        }
        // Most are without a submission in force; a test that meets none would prove nothing.
        #expect(scored > histories / 10)
        #expect(classed > histories / 100)
    }
}
