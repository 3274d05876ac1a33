import Scoring
import Testing

/// The three versions over every combination of their inputs, against tables that are written out
/// value by value and compare nothing.
@Suite struct PublishedReconstructionTests {
    /// What an input leads to: a class, the next question, or nowhere.
    private enum Turn: String {
        case low, high, next, none
    }

    private static let missing = Missing.allCases.map { InputValue.missing($0) }

    private static let expectation: [(InputValue, Turn)] =
        [
            (.category("new_job"), .low), (.category("1m"), .low), (.category("3m"), .low),
            (.category("gt6m"), .high), (.category("maternity"), .high),
            (.category("pension"), .high), (.category("6m"), .next),
            (.category("dont_know"), .next), (.category("12m"), .none), (.number(6), .none),
        ] + missing.map { ($0, .none) }

    private static func origin(_ version: PublishedReconstruction) -> [(InputValue, Turn)] {
        let isMisspelled = version == .c
        return [
            (.category("western_immigrant"), .high), (.category("western_descendant"), .high),
            (.category("nonwestern_descendant"), .high), (.category("danish"), .next),
            (.category("nonwestern_immigrant"), .next),
            (.category("unknown"), isMisspelled ? .none : .next),
            (.category("unkown"), isMisspelled ? .next : .none),
            (.category("Danish"), .none), (.number(1), .none),
        ] + missing.map { ($0, .none) }
    }

    private static let ages: [(age: Double, turns: [PublishedReconstruction: Turn])] = [
        (16, [.a: .next, .b: .next, .c: .next]),
        (49, [.a: .next, .b: .next, .c: .next]),
        ((50.0).nextDown, [.a: .next, .b: .next, .c: .next]),
        (50, [.a: .next, .b: .high, .c: .next]),
        ((50.0).nextUp, [.a: .next, .b: .high, .c: .next]),
        (55, [.a: .next, .b: .high, .c: .next]),
        ((56.0).nextDown, [.a: .next, .b: .high, .c: .next]),
        (56, [.a: .next, .b: .high, .c: .high]),
        ((56.0).nextUp, [.a: .next, .b: .high, .c: .high]),
        ((56.5).nextDown, [.a: .next, .b: .high, .c: .high]),
        (56.5, [.a: .none, .b: .high, .c: .high]),
        ((56.5).nextUp, [.a: .high, .b: .high, .c: .high]),
        (57, [.a: .high, .b: .high, .c: .high]),
        (66, [.a: .high, .b: .high, .c: .high]),
        (.nan, [.a: .none, .b: .none, .c: .none]),
    ]

    private static let employments: [(value: Double, turns: [PublishedReconstruction: Turn])] = [
        (0, [.a: .low, .b: .high, .c: .high]),
        ((0.0809).nextDown, [.a: .low, .b: .high, .c: .high]),
        (0.0809, [.a: .high, .b: .high, .c: .high]),
        ((0.0809).nextUp, [.a: .high, .b: .high, .c: .high]),
        (1, [.a: .high, .b: .high, .c: .high]),
        (2, [.a: .high, .b: .high, .c: .high]),
        ((3.0).nextDown, [.a: .high, .b: .high, .c: .high]),
        (3, [.a: .high, .b: .low, .c: .low]),
        ((3.0).nextUp, [.a: .high, .b: .low, .c: .low]),
        (36, [.a: .high, .b: .low, .c: .low]),
    ]

    private static func table(
        _ rows: [(Double, [PublishedReconstruction: Turn])],
        _ version: PublishedReconstruction,
        missing turn: Turn
    ) -> [(InputValue, Turn)] {
        rows.map { (.number($0.0), $0.1[version] ?? .none) } + missing.map { ($0, turn) }
    }

    @Test(arguments: PublishedReconstruction.allCases)
    func `every combination of inputs gives the class of the table`(
        version: PublishedReconstruction
    ) throws {
        let kernel = try version.kernel()
        let ages = Self.table(Self.ages.map { ($0, $1) }, version, missing: .none)
        let employments = Self.table(
            Self.employments.map { ($0, $1) },
            version,
            missing: version == .a ? .high : .none
        )
        var combinations = 0
        for (q2, first) in Self.expectation {
            for (origin, second) in Self.origin(version) {
                for (age, third) in ages {
                    for (employment, fourth) in employments {
                        let turns = [first, second, third, fourth]
                        let place = turns.firstIndex { $0 != .next } ?? 3
                        let outcome = kernel.evaluate([q2, origin, age, employment])
                        let label = outcome.result.label?.name ?? "none"
                        guard label == turns[place].rawValue, outcome.deciders.count == place + 1
                        else {
                            Issue.record("\(q2) \(origin) \(age) \(employment): \(outcome)")
                            return
                        }
                        combinations += 1
                    }
                }
            }
        }
        #expect(combinations == 16 * 15 * 21 * 16)
    }

    @Test func `the slip of the third version yields no result for an unknown origin only there`()
        throws
    {
        let inputs: [InputValue] = [
            .category("6m"), .category("unknown"), .number(40), .number(12),
        ]
        #expect(try PublishedReconstruction.a.kernel().evaluate(inputs).result == .class("high"))
        #expect(try PublishedReconstruction.b.kernel().evaluate(inputs).result == .class("low"))
        let outcome = try PublishedReconstruction.c.kernel().evaluate(inputs)
        #expect(outcome.result == .noResult(.noBranchMatched(node: 3)))
        #expect(outcome.explanation.path?.last?.value == .category("unknown"))
        #expect(outcome.missingInputs.isEmpty)
    }

    @Test func `an expectation of a job within a month makes origin irrelevant`() throws {
        for version in PublishedReconstruction.allCases {
            let kernel = try version.kernel()
            let inputs: [InputValue] = [
                .category("1m"), .category("western_immigrant"), .number(60), .number(0),
            ]
            #expect(kernel.evaluate(inputs).deciders == [0])
            #expect(!kernel.influence(inputs).contains { $0.feature == 1 })
            #expect(!kernel.whatIf(inputs, without: 1).changesScore)
        }
    }
}
