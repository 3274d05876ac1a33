import AuditReports
import EventLog
import EventModel
import JSON
import ProfileModel
import ProfileScoring
import Projections
import Scoring
import Testing

@testable import ProfileHistoryStore

/// Two sides for everybody, against one question after another.
@Suite struct ComparisonTests {
    let population: PopulationBench

    init() throws {
        population = try PopulationBench(150, seed: 23)
    }

    private var store: HistoryStore { population.bench.store }

    private func question(_ against: PopulationQuestion.Against) -> ComparisonQuestion {
        var asked = PopulationQuestion(at: "2018-03-01")
        if against.model != nil { asked.model = "published-2021-09-09" }
        asked.against = against
        var question = ComparisonQuestion(asked)
        question.listed = 1_000
        return question
    }

    /// What one side makes of everybody, by asking about each.
    private func naive(_ question: PopulationQuestion) throws -> [SubjectID: (
        String, ProfileAnswer
    )] {
        var found: [SubjectID: (String, ProfileAnswer)] = [:]
        let asOf = try AsOf(
            at: question.at,
            known: question.known,
            clock: nil,
            now: store.now()
        )
        for number in 1...150 {
            let subject = SubjectID(rawValue: UInt64(number))
            let profile = try store.profile(of: subject, asOf: asOf)
            let outcome: String
            do throws(StoreError) {
                let options = ScoringOptions(model: question.model)
                let result = try store.score(profile, options: options).result
                outcome = result.label?.name ?? "none:\(result.noResult?.kind.rawValue ?? "")"
            } catch {
                outcome = error.code == .noSubmission ? "no-submission" : "no-model"
            }
            found[subject] = (outcome, profile)
        }
        return found
    }

    private static func text(_ outcome: ReplayOutcome) -> String {
        outcome.label ?? outcome.noResult.map { "none:\($0.rawValue)" } ?? outcome.kind
    }

    @Test(arguments: FlipTests.sides.indices)
    func `flows and divisions are those of asking about each person`(index: Int) throws {
        let question = question(FlipTests.sides[index])
        let answer = try store.compare(question)
        let first = try naive(question.population)
        let second = try naive(try #require(question.population.otherSide))
        var flows: [String: Int] = [:]
        var bySex: [String: Int] = [:]
        var byHome: [String: Int] = [:]
        var flipped: Set<SubjectID> = []
        for (subject, (from, profile)) in first {
            let to = try #require(second[subject]).0
            flows["\(from)>\(to)", default: 0] += 1
            func code(_ attribute: AttributeNumber) -> String {
                guard case .code(let code)? = profile.profile.fact(for: attribute)?.value else {
                    return ""
                }
                return code
            }
            bySex["\(code(.sex)):\(from)>\(to)", default: 0] += 1
            byHome["\(code(.municipality)):\(from)>\(to)", default: 0] += 1
            let areScored = ![from, to].contains { $0.hasPrefix("no-") }
            let isSame = from == to || [from, to].allSatisfy { $0.hasPrefix("none:") }
            if areScored && !isSame { flipped.insert(subject) }
        }
        let names = answer.outcomes.map(Self.text)
        func dictionary(_ counts: [[Int]], _ prefix: String = "") -> [String: Int] {
            var found: [String: Int] = [:]
            for (row, from) in names.enumerated() {
                for (column, to) in names.enumerated() where counts[row][column] > 0 {
                    found["\(prefix)\(from)>\(to)"] = counts[row][column]
                }
            }
            return found
        }
        #expect(dictionary(answer.counts) == flows)
        #expect(answer.people == 150)
        #expect(Set(answer.flipped.map(\.subject)) == flipped)
        #expect(answer.flips == flipped.count)
        #expect(index == 1 || !flipped.isEmpty)
        for (division, expected) in [(ComparisonDivision.sex, bySex), (.municipality, byHome)] {
            let parts = try #require(answer.divisions.first { $0.division == division }).parts
            let found = parts.map { dictionary($0.counts, "\($0.name):") }
                .reduce(into: [String: Int]()) { $0.merge($1) { first, _ in first } }
            #expect(found == expected)
        }
        for (_, parts) in answer.divisions {
            for row in names.indices {
                for column in names.indices {
                    let sum = parts.reduce(0) { $0 + $1.counts[row][column] }
                    #expect(sum == answer.counts[row][column])
                }
            }
        }
    }

    @Test func `the number of threads changes nothing`() throws {
        func json(_ jobs: Int) throws -> String {
            var question = question(FlipTests.sides[0])
            question.options.jobs = jobs
            var writer = JSONWriter()
            try store.compare(question).write(to: &writer)
            return writer.text
        }
        #expect(try json(1) == json(5))
    }

    @Test func `a draft is tried in a dry run, and nowhere else`() throws {
        try store.register(
            Documents.small("draft", groups: ["dagpenge"]),
            by: population.bench.step("author")
        )
        let before = try store.log.nextPosition()
        var dry = question(.init(model: "draft"))
        dry.population.model = nil
        let refused = #expect(throws: StoreError.self) { try store.compare(dry) }
        #expect(refused?.code == .lifecycle)
        dry.isDryRun = true
        let answer = try store.compare(dry)
        #expect(try store.log.nextPosition() == before)
        // Only forms for the groups that it is made for count, and those who have none.
        #expect(answer.people < 150)
        #expect(answer.models.map(\.name).contains("draft"))
        let json = {
            var writer = JSONWriter()
            answer.write(to: &writer)
            return writer.text
        }()
        #expect(json.contains("suppressUnder"))
    }

    @Test func `whoever would lose a class is named in a dry run`() throws {
        var dry = question(.init(model: "published-2021-09-15"))
        dry.listed = 0
        dry.isDryRun = true
        let answer = try store.compare(dry)
        let lost = try naive(dry.population).filter { subject, from in
            let other = try #require(dry.population.otherSide)
            let asOf = try AsOf(at: other.at, known: nil, clock: nil, now: store.now())
            // The candidate is not made for the third group of the feed.
            guard !from.0.hasPrefix("no"),
                from.1.profile.submission?.body.targetGroup != "flexjob"
            else { return false }
            let result = try store.score(
                of: subject,
                asOf: asOf,
                options: ScoringOptions(model: other.model)
            ).result
            return result.noResult != nil
        }
        #expect(Set(answer.failed.map(\.subject)) == Set(lost.keys))
        #expect(!lost.isEmpty)
        #expect(answer.flipped == [])
    }

    @Test func `small numbers are not told, unless that is asked for`() throws {
        var question = question(FlipTests.sides[0])
        question.suppressUnder = 1
        let open = PublishedComparison(try store.compare(question))
        #expect(open.flows.counts.allSatisfy { $0.allSatisfy { $0.value != nil } })
        question.suppressUnder = 10
        let answer = try store.compare(question)
        let held = PublishedComparison(answer)
        for (row, counts) in held.flows.counts.enumerated() {
            for (column, count) in counts.enumerated() {
                let real = answer.counts[row][column]
                #expect(count.value == nil || count.value == real)
                if (1..<10).contains(real) { #expect(count.value == nil) }
            }
        }
        for (_, _, counts) in held.divisions {
            let shown = counts?.counts.flatMap { $0 }.compactMap(\.value) ?? []
            #expect(shown.allSatisfy { $0 == 0 || $0 >= 10 })
        }
    }
}
