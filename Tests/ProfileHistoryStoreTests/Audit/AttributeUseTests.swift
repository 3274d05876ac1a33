import EventLog
import EventModel
import JSON
import ProfileModel
import ProfileScoring
import Projections
import Scoring
import Testing

@testable import ProfileHistoryStore

/// Whose class an attribute touched is what scoring each person twice says.
@Suite struct AttributeUseTests {
    let population: PopulationBench

    init() throws {
        population = try PopulationBench(120, seed: 41)
    }

    private var store: HistoryStore { population.bench.store }

    private func use(_ name: String, listed: Int = 0) throws -> AttributeUse {
        var question = AttributeQuestion(name, asOf: try population.bench.asOf("2018-03-01"))
        question.listed = listed
        return try store.use(of: question)
    }

    /// Scores everybody with and without a name, one question after another.
    private func naive(_ name: String, by model: String) throws -> AttributeUse.Touch {
        var touch = AttributeUse.Touch()
        let document = try store.document(of: model)
        let readers = document.features.filter {
            $0.attribute?.name == name || $0.question == name
        }.map(\.name)
        for number in 1...120 {
            let subject = SubjectID(rawValue: UInt64(number))
            let profile = try store.profile(
                of: subject,
                asOf: population.bench.asOf("2018-03-01")
            )
            guard let group = profile.profile.submission?.body.targetGroup,
                document.targetGroups.contains(TargetGroup(rawValue: group))
            else { continue }
            let with = try store.score(profile, options: .init(model: model)).result
            touch.scored += 1
            if with.noResult?.kind == .withheldInput {
                touch.untold += 1
                continue
            }
            guard with.consulted.contains(where: readers.contains) else { continue }
            let without = try store.score(profile, options: .init(model: model, without: [name]))
                .result
            if without.noResult?.kind == .withheldInput {
                touch.untold += 1
                continue
            }
            touch.consulted += 1
            if with.label != without.label {
                touch.add(from: with.label?.name, to: without.label?.name)
            }
        }
        return touch
    }

    @Test func `the timeline without scores is that of the audit`() throws {
        for name in ["origin", "q2", "sex"] {
            let audit = try use(name)
            let timeline = try store.timeline(ofAttribute: name)
            let users = audit.versions.filter { $0.use != nil }
            #expect(timeline.versions.map(\.model) == users.map(\.model.name))
            #expect(timeline.versions.map(\.periods) == users.map(\.periods))
            #expect(timeline.since == audit.since)
        }
        #expect(throws: StoreError(.unknownAttribute, "")) {
            try store.timeline(ofAttribute: "shoeSize")
        }
    }

    @Test(arguments: ["origin", "birthDate", "employment", "q2", "education"])
    func `everybody is counted as asking about each person counts`(name: String) throws {
        let found = try use(name)
        var used = 0
        for version in found.versions {
            guard version.use != nil else {
                #expect(version.everybody == AttributeUse.Touch())
                continue
            }
            used += 1
            #expect(version.everybody == (try naive(name, by: version.model.name)))
        }
        #expect(name == "education" ? used == 0 : used >= 3)
    }

    @Test func `every shown score is tried by the version that gave it`() throws {
        var changed = 0
        for number in 1...60 {
            let subject = SubjectID(rawValue: UInt64(number))
            let at = EffectiveTime(try Instant(parsing: "2018-03-01T10:00:00Z"))
            guard
                let issued = try? store.issue(subject, at: at, IssueRequest(recipient: "r"))
            else { continue }
            let through = try #require(issued.body.inputsThrough)
            let without = try store.score(
                of: subject,
                asOf: AsOf(effective: at, known: .position(through)),
                options: .init(model: issued.body.model, without: ["origin"])
            ).result
            if without.label?.name != issued.body.class { changed += 1 }
        }
        let found = try use("origin", listed: 1_000)
        let shown = found.versions.map(\.shown)
        #expect(shown.reduce(0) { $0 + $1.changed } == changed)
        #expect(found.touchedScores.count == changed)
        #expect(changed > 0)
        #expect(found.touchedScores.allSatisfy { $0.without != $0.score.label })
    }

    @Test func `it is in use since the first version that uses it was in force`() throws {
        let found = try use("origin")
        let start = try population.bench.opening("2015-06-15")
        let change = try population.bench.opening("2017-09-18")
        #expect(found.since == start)
        let periods = Dictionary(
            uniqueKeysWithValues: found.versions.map { ($0.model.name, $0.periods) }
        )
        #expect(
            periods["published-2021-09-09"] == [
                .init(group: "dagpenge", from: start, until: change)
            ]
        )
        #expect(
            periods["published-2021-09-15"] == [.init(group: "dagpenge", from: change, until: nil)]
        )
        #expect(periods["published-2021-09-02"] == [])
        try store.rollback(
            "dagpenge",
            from: population.bench.opening("2018-01-01"),
            reason: "a test",
            by: population.bench.step("administrator")
        )
        let again = try use("origin").versions.first { $0.model.name == "published-2021-09-09" }
        #expect(again?.periods.count == 2)
        #expect(try use("education").since == nil)
    }

    @Test func `a name that nothing has is refused`() throws {
        let error = #expect(throws: StoreError.self) { try use("shoeSize") }
        #expect(error?.code == .unknownAttribute)
    }
}
