import Scoring
import Testing

@Suite struct PredicateTests {
    /// Each test with all the values of `probes` that pass it; every other value must fail.
    private static let table: [(test: Predicate, passing: [InputValue])] = [
        (.isOneOf(["a", "b"]), [.category("a"), .category("b")]),
        (.isAtLeast(2), [.number(2), .number((2.0).nextUp), .number(3), .number(.infinity)]),
        (.isOver(2), [.number((2.0).nextUp), .number(3), .number(.infinity)]),
        (
            .isAtMost(2),
            [.number(2), .number((2.0).nextDown), .number(1), .number(0), .number(-.infinity)]
        ),
        (.isUnder(2), [.number((2.0).nextDown), .number(1), .number(0), .number(-.infinity)]),
        (
            .isWithin(from: 1, below: 2),
            [.number(1), .number((2.0).nextDown)]
        ),
        (.isMissing, Missing.allCases.map { .missing($0) }),
    ]

    private static let probes: [InputValue] =
        [
            .category("a"), .category("b"), .category("A"), .category(""), .category("2"),
            .number(-.infinity), .number(0), .number(1), .number((2.0).nextDown), .number(2),
            .number((2.0).nextUp), .number(3), .number(.infinity), .number(.nan),
        ] + Missing.allCases.map { .missing($0) }

    @Test func `each test passes exactly the values that it should`() {
        for (test, passing) in Self.table {
            for value in Self.probes {
                #expect(test.matches(value) == passing.contains(value), "\(value) \(test)")
            }
        }
    }

    @Test func `codes that only look alike differ`() {
        let composed = "caf\u{E9}"
        let decomposed = "cafe\u{301}"
        #expect(composed == decomposed)
        #expect(!Predicate.isOneOf([composed]).matches(.category(decomposed)))
        #expect(Predicate.isOneOf([composed]).matches(.category(composed)))
    }

    @Test func `the reasons for a missing value stay apart`() {
        #expect(Set(Missing.allCases.map { InputValue.missing($0) }).count == 6)
    }
}
