import EventLog
import EventModel
import ProfileModel
import Projections
import Testing

@testable import ProfileHistoryStore

/// What a reader lends is what a profile holds.
@Suite struct ProfileReaderTests {
    /// A value with what it is a value of.
    private struct Value: Hashable {
        var attribute: AttributeNumber
        var period: Period?
        var position: Position
    }

    @Test func `a reader lends the facts and the submission of every person's profile`() throws {
        let population = try PopulationBench(60, seed: 3)
        let store = population.bench.store
        let reader = ProfileReader(store)
        let question = try AsOf(
            at: "2017-09-18",
            known: "2018-03-01",
            clock: nil,
            now: store.now()
        )
        let everybody = try store.log.subjects(from: SubjectID(rawValue: 1), limit: 1_000)
        #expect(everybody.count > 50)
        var values = 0
        for subject in everybody {
            let profile = try store.profile(of: subject, asOf: question).profile
            let facts = profile.attributes + profile.series.flatMap(\.facts)
            // As the answer to the question, or now.
            let isRestricted = try [question, .everything].contains { asOf in
                try store.history(of: subject, asOf: asOf).entries.contains {
                    $0.type == .restriction && $0.standing == .visible
                }
            }
            if isRestricted {
                #expect(throws: StoreError(.restricted, "")) {
                    try reader.read(subject, asOf: question) { _, _ in }
                }
                continue
            }
            let expected = Set(
                facts.map {
                    Value(attribute: $0.attribute, period: $0.period, position: $0.position)
                }
            )
            var found: Set<Value> = []
            var submission: Position?
            let isStored = try reader.read(subject, asOf: question) { fold, stream in
                for place in 0..<fold.winnerCount {
                    guard let winner = fold.winner(at: place) else { continue }
                    let value = try winner.value(in: stream)
                    #expect(value != nil)
                    found.insert(
                        Value(
                            attribute: winner.attribute,
                            period: winner.period,
                            position: winner.position
                        )
                    )
                }
                submission = fold.chosenSubmission?.position
            }
            #expect(isStored)
            #expect(found == expected)
            #expect(submission == profile.submission?.position)
            values += found.count
        }
        #expect(values > 500)
    }

    @Test func `nothing is lent of a person who is not stored`() throws {
        let population = try PopulationBench(5, seed: 1)
        let reader = ProfileReader(population.bench.store)
        let question = try AsOf(
            at: "2017-09-18",
            known: nil,
            clock: nil,
            now: population.bench.store.now()
        )
        let isStored = try reader.read(SubjectID(rawValue: 999), asOf: question) { _, _ in
            Issue.record("nobody is there")
        }
        #expect(!isStored)
    }
}
