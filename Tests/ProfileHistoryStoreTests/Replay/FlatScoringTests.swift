import EventLog
import EventModel
import Testing

@testable import ProfileHistoryStore

/// The fast path gives what rebuilding each profile gives, number for number.
@Suite struct FlatScoringTests {
    static let models: [String?] =
        [nil, "amas", "published-2021-09-02", "published-2021-09-09", "published-2021-09-15"]

    /// A population with AMAS in force for one group too, so that versions alternate.
    private static func population(_ seed: UInt64) throws -> PopulationBench {
        let population = try PopulationBench(120, seed: seed)
        try population.bench.activate(
            "published-2021-09-02",
            for: "kontanthjaelp",
            from: "2015-06-15",
            decided: "2015-06-01"
        )
        return population
    }

    @Test(arguments: [21, 22, 23] as [UInt64])
    func `every subject of a random population comes out the same`(seed: UInt64) throws {
        let population = try Self.population(seed)
        let log = population.bench.store.log
        var outcomes: Set<ReplayOutcome> = []
        for model in Self.models {
            for at in ["2016-06-30", "2017-09-17", "2018-03-01"] {
                for known in ["2016-12-31", "2019-01-01", "position:700", nil] {
                    for group in [nil, "kontanthjaelp", "flexjob"] {
                        var question = PopulationQuestion(at: at)
                        question.model = model
                        question.known = known
                        question.group = group
                        question.includesDisputed = known == nil
                        outcomes.formUnion(try compare(question, log))
                    }
                }
            }
        }
        #expect(outcomes.count >= 7, "\(outcomes)")
    }

    private func compare(
        _ question: PopulationQuestion,
        _ log: any EventStore
    ) throws -> Set<ReplayOutcome> {
        var outcomes: Set<ReplayOutcome> = []
        let next = try log.nextPosition().rawValue
        // The end of the log, and somewhere in it.
        for end in [next, next / 2] {
            let scope = ReplayScope(
                end: Position(rawValue: end),
                now: try Instant(parsing: "2022-01-01T12:00:00Z"),
                lastSubject: 200
            )
            let job = try PopulationJob(question, format: .csv, scope: scope, log: log)
            var whole = WholeProfileScoring(
                side: job.side,
                scorers: job.scorers,
                names: job.names
            )
            var flat = try #require(
                FlatScoring(side: job.side, scorers: job.scorers, names: job.names)
            )
            var (wholeGroups, flatGroups) = (GroupNames(), GroupNames())
            let reader = PopulationReader(log: log, end: scope.end)
            var workspace = StreamWorkspace()
            try reader.forEach(in: 1..<201, using: &workspace) { subject, stream in
                var expected = try whole.score(stream, before: scope.end, groups: &wholeGroups)
                var found = try flat.score(stream, before: scope.end, groups: &flatGroups)
                #expect(
                    (found.group < 0 ? nil : flatGroups.names[found.group])
                        == (expected.group < 0 ? nil : wholeGroups.names[expected.group])
                )
                (expected.group, found.group) = (-1, -1)
                #expect(found == expected, "\(subject) \(question)")
                outcomes.insert(job.names.outcomes[expected.outcome])
            }
        }
        return outcomes
    }
}
