import AuditReports
import EventModel
import Testing

@testable import ProfileHistoryStore

/// Assessments beside scores, against pairs and counts that are worked out by definition.
@Suite struct DeviationSimulationTests {
    private static let offices = ["north", "south", "west", nil]

    /// Random histories with assessments, some of which are annulled or disputed.
    private static func world(seed: UInt64) throws -> AuditWorld {
        var world = try AuditWorld(14, seed: seed)
        for person in 0..<world.personCount {
            for _ in 0..<world.pick([0, 1, 2, 3]) {
                let assessment = world.add(
                    .assessment(
                        label: world.pick(["low", "high", "medium"]),
                        deviates: world.pick([nil, true, false]),
                        reason: world.pick([nil, "health", "language"]),
                        office: world.pick(offices)
                    ),
                    of: person,
                    effective: world.time(world.pick([2017, 2018]))
                )
                guard world.chance(5) else { continue }
                let mark: NaiveEvent.Statement = world.pick([
                    .annulment(of: assessment), .dispute(of: assessment, outcome: "accepted"),
                    .dispute(of: assessment, outcome: "rejected"),
                ])
                world.add(mark, of: person, effective: world.time(2018))
            }
        }
        try world.store()
        return world
    }

    private struct Pair {
        let person: Int
        let event: NaiveEvent
        let label: String
        let stated: Bool?
        let office: String?
        let score: NaiveScore?

        /// How the classes stand to each other.
        var comparison: String {
            guard let score else { return "noScore" }
            guard case .score(let model, let issued, _, _) = score.event.statement else {
                return ""
            }
            if issued == label { return "agrees" }
            if !model.hasPrefix("published") || label == "medium" { return "unordered" }
            return label == "high" ? "higher" : "lower"
        }

        var deviates: Bool? {
            score == nil ? nil : comparison != "agrees"
        }

        var line: String {
            "\(event.position) \(label) \(comparison) \(score?.event.position ?? 0) "
                + "\(office ?? "-") \(stated.map { "\($0)" } ?? "-")"
        }
    }

    /// The last valid score at or before a moment.
    private static func score(at: String, _ history: NaiveHistory) -> NaiveScore? {
        history.events.compactMap { NaiveScore($0, history) }
            .filter { $0.standing == "valid" && $0.event.effective <= at }
            .max { left, right in
                (left.event.effective, left.event.position)
                    < (right.event.effective, right.event.position)
            }
    }

    private static func pairs(_ world: AuditWorld, isPrivileged: Bool) -> (
        pairs: [Pair], annulled: Int, disputed: Int, restricted: Int
    ) {
        var (pairs, annulled, disputed, restricted) = ([Pair](), 0, 0, 0)
        for person in 0..<world.personCount {
            let history = world.history(of: person)
            for event in history.events.sorted(by: { $0.position < $1.position }) {
                guard case .assessment(let label, let stated, _, let office) = event.statement
                else { continue }
                if history.isAnnulled(event.id, NaiveScore.everything) {
                    annulled += 1
                } else if history.isDisputed(event.id, NaiveScore.everything) {
                    disputed += 1
                } else if !isPrivileged && history.isRestricted("of the person alone") {
                    restricted += 1
                } else {
                    pairs.append(
                        Pair(
                            person: person,
                            event: event,
                            label: label,
                            stated: stated,
                            office: office,
                            score: score(at: event.effective, history)
                        )
                    )
                }
            }
        }
        return (pairs, annulled, disputed, restricted)
    }

    private static func line(_ found: ComparedAssessment) -> String {
        "\(found.position) \(found.label) \(found.comparison) "
            + "\(found.score?.position.rawValue ?? 0) \(found.office ?? "-") "
            + "\(found.stated.map { "\($0)" } ?? "-")"
    }

    @Test(arguments: 1...6 as ClosedRange<UInt64>)
    func `every assessment stands beside the right score, and counts add up`(seed: UInt64) throws {
        let world = try Self.world(seed: seed)
        for roles in [[], ["dpo"]] as [Set<String>] {
            let expected = Self.pairs(world, isPrivileged: !roles.isEmpty)
            var question = DeviationQuestion(options: AuditOptions(roles: roles, jobs: 2))
            question.suppressedUnder = 1
            let answer = try world.bench.store.deviations(question)
            #expect(answer.assessments.map(Self.line) == expected.pairs.map(\.line))
            #expect(answer.annulled == expected.annulled)
            #expect(answer.disputed == expected.disputed)
            #expect(answer.restricted == expected.restricted)
            #expect(
                answer.groups.reduce(0) { $0 + ($1.assessments.value ?? -99) }
                    == expected.pairs.count
            )
            for group in answer.groups {
                Self.check(group, expected.pairs.filter { $0.office == group.name })
            }
            Self.check(answer.total, expected.pairs)
        }
    }

    private static func check(_ group: DeviationGroup, _ pairs: [Pair]) {
        func count(_ isCounted: (Pair) -> Bool) -> PublishedCount {
            .count(pairs.count(where: isCounted))
        }
        #expect(group.assessments == .count(pairs.count))
        #expect(group.withoutScore == count { $0.score == nil })
        #expect(group.agreeing == count { $0.deviates == false })
        #expect(group.deviating == count { $0.deviates == true })
        #expect(group.higher == count { $0.comparison == "higher" })
        #expect(group.lower == count { $0.comparison == "lower" })
        #expect(group.unordered == count { $0.comparison == "unordered" })
        #expect(group.statedDeviating == count { $0.stated == true })
        #expect(group.statedAgreeing == count { $0.stated == false })
        #expect(
            group.contradictory
                == count { pair in
                    guard let stated = pair.stated, let deviates = pair.deviates else {
                        return false
                    }
                    return stated != deviates
                }
        )
        let with = pairs.filter { $0.score != nil }
        let rate = Rate(with.count { $0.deviates == true }, of: with.count)
        #expect(group.rate == (with.isEmpty ? .none : .rate(rate)))
    }

    @Test(arguments: 1...6 as ClosedRange<UInt64>)
    func `what is shown is exact, and nothing small is shown`(seed: UInt64) throws {
        let world = try Self.world(seed: seed)
        var question = DeviationQuestion(options: AuditOptions(roles: ["dpo"]))
        question.suppressedUnder = 1
        let exact = try world.bench.store.deviations(question)
        question.suppressedUnder = 4
        let shown = try world.bench.store.deviations(question)
        let pairs = Self.pairs(world, isPrivileged: true).pairs
        var heldBack = 0
        for (group, whole) in zip(shown.groups, exact.groups) {
            for (count, exactly) in [
                (group.assessments, whole.assessments), (group.agreeing, whole.agreeing),
                (group.deviating, whole.deviating), (group.higher, whole.higher),
                (group.withoutScore, whole.withoutScore),
                (group.contradictory, whole.contradictory),
            ] {
                if count == .suppressed { heldBack += 1 } else { #expect(count == exactly) }
            }
            let deviating = Set(
                pairs.filter { $0.office == group.name && $0.deviates == true }.map(\.person)
            )
            if (1..<4).contains(deviating.count) {
                #expect(group.deviating == .suppressed)
                #expect(group.rate == .suppressed)
            }
        }
        #expect(heldBack > 0)
    }
}
