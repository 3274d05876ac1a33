import AuditReports
import EventModel
import JSON
import Testing

@testable import ProfileHistoryStore

/// Deviations: that no number held back follows from those that are shown.
@Suite struct DeviationDisclosureTests {
    private static let at = EffectiveTime(Instant(microseconds: 0))

    /// An assessment by what is counted of it.
    private static func assessment(
        of person: Int,
        _ comparison: ComparedAssessment.Comparison,
        _ office: String?,
        stated: Bool? = nil,
        reason: String? = nil
    ) -> ComparedAssessment {
        ComparedAssessment(
            subject: SubjectID(rawValue: UInt64(person)),
            position: Position(rawValue: 1),
            at: at,
            label: "high",
            office: office,
            reason: reason,
            stated: stated,
            score: nil,
            comparison: comparison
        )
    }

    /// One assessment each of as many persons, from a first one on.
    private static func assessments(
        from first: Int,
        _ count: Int,
        _ comparison: ComparedAssessment.Comparison,
        _ office: String
    ) -> [ComparedAssessment] {
        (first..<first + count).map { assessment(of: $0, comparison, office) }
    }

    @Test func `a direction does not follow from the deviations that are shown`() {
        let (groups, total) = DeviationGroup.all(
            of: Self.assessments(from: 0, 2, .higher, "north")
                + Self.assessments(from: 10, 8, .unordered, "north")
                + Self.assessments(from: 20, 10, .agrees, "north")
                + Self.assessments(from: 40, 6, .higher, "south")
                + Self.assessments(from: 50, 10, .agrees, "south"),
            by: .office,
            suppressedUnder: 5
        )
        #expect(groups.map(\.deviating) == [.count(10), .count(6)])
        #expect(groups.map(\.higher) == [.suppressed, .count(6)])
        #expect(groups.map(\.unordered) == [.suppressed, .count(0)])
        #expect(
            [total.higher, total.lower, total.unordered] == [.suppressed, .count(0), .suppressed]
        )
    }

    @Test func `few persons are few however often they are assessed`() {
        let few = [0, 1].flatMap { person in
            [.agrees, .higher, .noScore].map { Self.assessment(of: person, $0, "north") }
        }
        let many = (10..<40).flatMap { person in
            [.agrees, .higher, .noScore].map {
                Self.assessment(of: person, $0, person.isMultiple(of: 2) ? "south" : "west")
            }
        }
        let (groups, total) = DeviationGroup.all(of: few + many, by: .office, suppressedUnder: 5)
        #expect(groups[0].assessments == .suppressed)
        #expect(groups[0].contradictory == .suppressed)
        #expect(groups.count { $0.assessments == .suppressed } == 2)
        #expect(total.assessments == .count(96))
        let alone = (0..<8).flatMap { office in
            [0, 1].map { Self.assessment(of: $0, .higher, "office \(office)") }
        }
        let both = DeviationGroup.all(of: alone + many, by: .office, suppressedUnder: 5)
        #expect(both.total.deviating == .count(46))
        let lone = DeviationGroup.all(of: alone, by: .office, suppressedUnder: 5)
        #expect(lone.total.assessments == .suppressed && lone.total.higher == .suppressed)
    }

    @Test func `many small groups are told as one, few of them are not`() throws {
        for (count, names) in [(48, 50), (300, 3)] {
            let small = (0..<count).map {
                Self.assessment(of: $0, .higher, "office", reason: "reason \($0)")
            }
            let large = (1000..<1020).map {
                Self.assessment(
                    of: $0,
                    .higher,
                    "office",
                    reason: $0.isMultiple(of: 2) ? "often" : "usual"
                )
            }
            var question = DeviationQuestion()
            question.grouping = .reason
            let answer = Deviations(
                question,
                through: nil,
                findings: (small + large).map { .compared($0) },
                erased: []
            )
            #expect(answer.groups.count == names)
            let isFolded = count == 300
            let text = answer.report().text(in: .danish, width: 160)
            #expect(text.contains("(andre begrundelser)") == isFolded)
            #expect(text.contains("reason 7 ") != isFolded)
            var writer = JSONWriter()
            answer.write(to: &writer)
            let last = try JSONValue(parsing: writer.text)["groups"]?.array?.last
            #expect(last?["name"]?.isNull == isFolded)
            #expect(last?["rest"] == .bool(isFolded))
            if isFolded { #expect(answer.groups.last?.assessments == .count(300)) }
            #expect(answer.total.higher == .count(count + 20))
        }
    }

    /// Assessments at random, skewed so that there are large numbers and small ones.
    private static func assessments(
        using generator: inout SeededGenerator
    ) -> [ComparedAssessment] {
        let persons = Int.random(in: 3...60, using: &generator)
        let offices = Int.random(in: 1...5, using: &generator)
        return (0..<Int.random(in: 5...150, using: &generator)).map { _ in
            func skewed(_ count: Int) -> Int {
                let (one, other) = (
                    Int.random(in: 0..<count, using: &generator),
                    Int.random(in: 0..<count, using: &generator)
                )
                return min(one, other)
            }
            return assessment(
                of: Int.random(in: 0..<persons, using: &generator),
                ComparedAssessment.Comparison.allCases[skewed(5)],
                "office \(skewed(offices))",
                stated: [nil, true, false][skewed(3)]
            )
        }
    }

    @Test(arguments: 1...8 as ClosedRange<UInt64>)
    func `nothing small is shown, or follows from what is shown`(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        var shown = 0
        for round in 0..<60 {
            let threshold = 2 + round % 4
            let assessments = Self.assessments(using: &generator)
            let (groups, total) = DeviationGroup.all(
                of: assessments,
                by: .office,
                suppressedUnder: threshold
            )
            for (line, kind) in DeviationReader(groups + [total]).known {
                let counted = assessments.filter { assessment in
                    (line == groups.count || assessment.office == groups[line].name)
                        && kind.holds(assessment)
                }
                let persons = Set(counted.map(\.subject)).count
                #expect(!(1..<threshold).contains(persons), "\(round): \(line), \(kind)")
            }
            shown += [total.assessments, total.deviating, total.higher].count { $0 != .suppressed }
        }
        // Held back is not simply everything.
        #expect(shown > 90)
    }
}
