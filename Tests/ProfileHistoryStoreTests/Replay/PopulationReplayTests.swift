import EventLog
import EventModel
import JSON
import ProfileModel
import ProfileScoring
import Projections
import Scoring
import Testing

@testable import ProfileHistoryStore

/// Everybody's score as of a date is what a question about each of them gives.
@Suite struct PopulationReplayTests {
    static let count = 150
    let population: PopulationBench
    var bench: Bench { population.bench }

    init() throws {
        population = try PopulationBench(Self.count, seed: 7)
    }

    static let questions: [(PopulationQuestion, String)] = [
        (question("2017-09-17"), "in force before the change"),
        (question("2017-09-18"), "in force after it"),
        (question("2017-09-18", model: "published-2021-09-09"), "a version by name"),
        (question("2018-03-01", model: "amas"), "a regression"),
        (question("2018-03-01", model: "amas", group: "kontanthjaelp"), "one group"),
        (question("2016-06-30", known: "2016-12-31"), "as known then"),
        (question("2017-06-30", known: "position:900"), "through a position"),
        (question("2018-03-01", disputed: true), "with what is disputed"),
    ]

    private static func question(
        _ at: String,
        model: String? = nil,
        known: String? = nil,
        group: String? = nil,
        disputed: Bool = false
    ) -> PopulationQuestion {
        var question = PopulationQuestion(at: at)
        question.model = model
        question.known = known
        question.group = group
        question.includesDisputed = disputed
        return question
    }

    @Test(arguments: questions.indices)
    func `every row is what a question about the person gives`(index: Int) throws {
        let question = Self.questions[index].0
        let rows = try population.rows(question)
        #expect(rows.count == Self.count)
        for (place, row) in rows.enumerated() {
            let subject = SubjectID(rawValue: UInt64(place + 1))
            #expect(row["subject"]?.string == subject.description)
            try compare(row, with: subject, question)
        }
        // The world is one in which something can go wrong.
        let outcomes = Set(rows.compactMap { $0["outcome"]?.string })
        #expect(outcomes.count >= 2, "\(outcomes)")
    }

    /// Asks about one person and compares all that a row says.
    private func compare(
        _ row: JSONValue,
        with subject: SubjectID,
        _ question: PopulationQuestion
    ) throws {
        let asOf = try bench.asOf(
            question.at,
            known: question.known,
            disputed: question.includesDisputed
        )
        let answer = try bench.store.profile(of: subject, asOf: asOf)
        #expect(row["age"]?.int64.map { Int($0) } == answer.age)
        for attribute in [AttributeNumber.sex, .origin] {
            let value = answer.profile.fact(for: attribute)?.value
            // A row counts a value that is not told as none.
            let told = value?.withholding == nil ? value?.description : nil
            #expect(row[attribute == .sex ? "sex" : "origin"]?.string == told)
        }
        let form = answer.profile.submission?.body.targetGroup
        #expect(row["targetGroup"]?.string == form)
        if let group = question.group, let form, form != group {
            #expect(row["outcome"]?.string == "other-group")
            return
        }
        do {
            let options = ScoringOptions(model: question.model)
            let result = try bench.store.score(answer, options: options).result
            #expect(row["outcome"]?.string == (result.noResult == nil ? "class" : "no-result"))
            #expect(row["model"]?.string == result.model)
            #expect(row["class"]?.string == result.label?.name)
            #expect(row["noResult"]?.string == result.noResult?.kind.rawValue)
            #expect(row["score"]?.double == result.score)
            #expect(row["scoreBits"]?.string == result.scoreBits.map { Self.hexadecimal($0) })
            #expect(row["subModel"]?.string == result.subModel)
            #expect(row["decider"]?.string == result.decider)
            let last = result.inputs.flatMap(\.positions).max()
            #expect(row["lastInput"]?.int64 == last.map { Int64($0.rawValue) })
        } catch {
            let outcome = error.code == .noSubmission ? "no-submission" : "no-model"
            #expect(row["outcome"]?.string == outcome)
            #expect(row["model"]?.isNull == true)
        }
    }

    private static func hexadecimal(_ bits: UInt64) -> String {
        let text = String(bits, radix: 16)
        return String(repeating: "0", count: 16 - text.count) + text
    }

    @Test(arguments: [ReplayFormat.csv, .ndjson, .json])
    func `neither the number of threads nor the size of chunks shows`(
        format: ReplayFormat
    ) throws {
        var question = Self.question("2017-09-18")
        question.against = PopulationQuestion.Against(at: "2017-09-17")
        func run(_ jobs: Int, _ size: UInt64) throws -> [UInt8] {
            let request = ReplayRequest(.population(question), format: format, jobs: jobs)
            let (bytes, result) = try population.run(request, subjectsPerChunk: size)
            guard case .finished(.population(let summary)) = result else { return [] }
            var writer = JSONWriter()
            summary.write(to: &writer)
            return bytes + writer.bytes
        }
        let once = try run(1, 512)
        #expect(!once.isEmpty)
        for (jobs, size) in [(1, 1), (2, 7), (3, 1), (8, 13), (16, 3)] as [(Int, UInt64)] {
            #expect(try run(jobs, size) == once, "\(jobs) threads, \(size) subjects a chunk")
        }
    }

    @Test func `CSV and NDJSON say the same`() throws {
        let question = Self.question("2018-03-01", model: "amas")
        let rows = try population.rows(question)
        let bytes = try population.run(ReplayRequest(.population(question), format: .csv)).bytes
        let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n").map {
            $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
        }
        #expect(lines.count == rows.count + 1)
        for (row, fields) in zip(rows, lines.dropFirst()) {
            #expect(fields.count == lines[0].count)
            for (name, field) in zip(lines[0], fields) {
                let value = row[name]
                let text = value?.string ?? value?.number?.text ?? ""
                #expect(field == text, "\(name)")
            }
        }
    }

    @Test func `the summary counts the rows`() throws {
        let question = Self.question("2017-09-18")
        let rows = try population.rows(question)
        let summary = try #require(try population.summary(question))
        #expect(summary.subjects == Self.count)
        for (outcome, count) in zip(summary.outcomes, summary.counts) {
            let matching = rows.filter { Self.matches($0, outcome) }
            #expect(count == matching.count, "\(outcome)")
        }
        func check(_ parts: [PopulationSummary.Part], _ isOf: (JSONValue, String) -> Bool) {
            for part in parts {
                for (outcome, count) in zip(summary.outcomes, part.counts) {
                    let matching = rows.filter { isOf($0, part.name) && Self.matches($0, outcome) }
                    #expect(count == matching.count, "\(part.name) \(outcome)")
                }
            }
        }
        check(summary.origins) { ($0["origin"]?.string ?? "") == $1 }
        check(summary.sexes) { ($0["sex"]?.string ?? "") == $1 }
        check(summary.ages) { Self.isAged($0["age"]?.int64, $1) }
        for model in summary.models {
            #expect(model.count == rows.count { $0["model"]?.string == model.name })
        }
    }

    static func matches(_ row: JSONValue?, _ outcome: ReplayOutcome) -> Bool {
        row?["outcome"]?.string == outcome.kind && row?["class"]?.string == outcome.label
            && row?["noResult"]?.string == outcome.noResult?.rawValue
    }

    /// Whether an age is in a band that is named by its first and last age.
    static func isAged(_ age: Int64?, _ band: String) -> Bool {
        guard let age else { return band.isEmpty }
        let bounds = band.split(separator: "-").compactMap { Int64($0) }
        guard let first = bounds.first else { return false }
        return age >= first && age <= (bounds.count > 1 ? bounds[1] : .max)
    }

    @Test func `a run sees the log up to its bound and nothing behind it`() throws {
        let next = try bench.store.log.nextPosition().rawValue
        let question = Self.question("2017-09-18")
        func bytes(_ through: UInt64?) throws -> [UInt8] {
            try population.run(
                ReplayRequest(
                    .population(question),
                    format: .csv,
                    through: through.map { Position(rawValue: $0) }
                )
            ).bytes
        }
        let before = try bytes(nil)
        // A new person, and a new fact and form of the first one.
        try bench.take([
            Row.fact("late-1", "sex", #""f""#, of: Population.person(9_000)),
            Row.fact("late-2", "origin", #""unknown""#, of: Population.person(0)),
            Row.submission("late-3", #"{"q2":"gt6m"}"#, of: Population.person(0)),
        ])
        #expect(try bytes(next - 1) == before)
        #expect(try bytes(nil) != before)
        expect(.badInput) { try bytes(next + 3) }
    }

    @Test func `a run through an early position knows the registry of then`() throws {
        // The AMAS attributes stand at 0 to 9, the first version is registered at 10 and approved
        // at 11.
        func run(_ through: UInt64) throws -> ReplayResult {
            try population.run(
                ReplayRequest(
                    .population(Self.question("2017-09-18", model: "published-2021-09-02")),
                    through: Position(rawValue: through)
                )
            ).result
        }
        expect(.unknownModel) { try run(9) }
        expect(.lifecycle) { try run(10) }
        guard case .finished(.population(let summary)) = try run(11) else {
            Issue.record("the run did not finish")
            return
        }
        #expect(summary.subjects == 0)
    }

    @Test func `what can not be asked is refused before anything is written`() throws {
        func refused(_ code: StoreError.Code, _ question: PopulationQuestion, jobs: Int? = nil) {
            expect(code) {
                let run = try population.run(
                    ReplayRequest(.population(question), format: .csv, jobs: jobs)
                )
                Issue.record("\(run.bytes.count) bytes came")
            }
        }
        refused(.unknownModel, Self.question("2017-09-18", model: "nobody's"))
        refused(.unknownModel, Self.question("2010-01-01"))
        refused(.badInput, Self.question("yesterday"))
        refused(.badInput, Self.question("2017-09-18", group: "no group"))
        refused(.badInput, Self.question("2017-09-18"), jobs: 0)
        try bench.store.register(Documents.small("draft"), by: bench.step("author"))
        refused(.lifecycle, Self.question("2017-09-18", model: "draft"))
    }

    @Test func `an empty log gives no rows`() throws {
        let empty = try Bench()
        var question = Self.question("2017-09-18")
        question.model = "x"
        expect(.unknownModel) {
            try empty.store.replay(ReplayRequest(.population(question)), to: .stream { _ in })
        }
        var bytes: [UInt8] = []
        let request = ReplayRequest(.issued(listsAll: true), format: .json)
        let result = try empty.store.replay(request, to: .stream { bytes += $0 })
        guard case .finished(.issued(let summary)) = result else {
            Issue.record("the run did not finish")
            return
        }
        #expect(summary.issued == 0)
        #expect(summary.isReproduced)
        #expect(try JSONValue(parsing: bytes)["through"]?.isNull == true)
    }
}
