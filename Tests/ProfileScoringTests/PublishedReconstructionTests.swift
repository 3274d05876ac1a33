import EventModel
import ProfileModel
import ProfileScoring
import Projections
import Scoring
import Testing

/// Every combination of inputs, as facts and a submission in a stream, through fold and scorer.
///
/// What must come out stands in tables that were written from the description of the versions, for
/// each version by itself, and share nothing with the documents.
@Suite
struct PublishedReconstructionTests {
    private static let day = "2015-08-31"

    /// What question 2 settles by itself; the rest goes on, or fits no branch.
    private static let expectations: [(answer: Answer?, settles: String)] = [
        (.one("new_job"), "low"), (.one("1m"), "low"), (.one("3m"), "low"),
        (.one("gt6m"), "high"), (.one("maternity"), "high"), (.one("pension"), "high"),
        (.one("6m"), "next"), (.one("dont_know"), "next"), (.state(.dontKnow), "next"),
        (.state(.declined), "none"), (.state(.unknown), "none"), (nil, "none"),
    ]

    /// What origin settles in the first two versions, and in the third.
    private static let origins: [(code: String?, settles: String, inThird: String)] = [
        ("western_immigrant", "high", "high"), ("western_descendant", "high", "high"),
        ("nonwestern_descendant", "high", "high"), ("danish", "next", "next"),
        ("nonwestern_immigrant", "next", "next"), ("unknown", "next", "none"),
        (nil, "next", "none"),
    ]

    /// What age settles in each version.
    ///
    /// The year of age from 1 March 2015 has 366 days, so that 31 August is its very middle.
    private static let ages: [(born: String?, settles: [String])] = [
        ("1985-05-05", ["next", "next", "next"]),
        ("1965-09-01", ["next", "next", "next"]),  // 49, the birthday is tomorrow
        ("1965-08-31", ["next", "high", "next"]),  // 50 today
        ("1959-09-01", ["next", "high", "next"]),  // 55
        ("1959-08-31", ["next", "high", "high"]),  // 56 today
        ("1959-03-02", ["next", "high", "high"]),  // a day under 56.5
        ("1959-03-01", ["none", "high", "high"]),  // 56.5
        ("1959-02-28", ["high", "high", "high"]),  // over 56.5
        ("1958-08-31", ["high", "high", "high"]),
        ("2016-01-01", ["none", "none", "none"]),  // not born yet
        (nil, ["none", "none", "none"]),
    ]

    /// What employment settles in each version; -1 says that a month without employment is told.
    private static let months: [(count: Int?, settles: [String])] = [
        (nil, ["high", "none", "none"]), (-1, ["low", "high", "high"]),
        (1, ["low", "high", "high"]), (2, ["low", "high", "high"]), (3, ["high", "low", "low"]),
        (36, ["high", "low", "low"]), (40, ["high", "low", "low"]),
    ]

    private static let versions = [
        "published-2021-09-02", "published-2021-09-09", "published-2021-09-15",
    ]

    @Test func `all combinations give what the description says`() throws {
        let scorers = try Self.versions.map { try Documents.scorer($0) }
        let time = try EffectiveTime.close(of: Self.day)
        var results: Set<String> = []
        for (answer, byExpectation) in Self.expectations {
            for (origin, byOrigin, byOriginInThird) in Self.origins {
                for (born, byAge) in Self.ages {
                    for (count, byMonths) in Self.months {
                        let profile = try Self.profile(answer, origin, born, count)
                        for (version, scorer) in scorers.enumerated() {
                            let steps = [
                                byExpectation, version == 2 ? byOriginInThird : byOrigin,
                                byAge[version], byMonths[version],
                            ]
                            let expected = steps.first { $0 != "next" }
                            let result = scorer.score(profile, at: time)
                            let found = result.label?.name ?? "none"
                            #expect(
                                found == expected,
                                "version \(version) of \(answer as Any), \(origin as Any), \(born as Any), \(count as Any)"
                            )
                            #expect(result.path.count == Self.length(of: steps))
                            results.insert("\(version) \(found)")
                        }
                    }
                }
            }
        }
        #expect(results.count == 9)
    }

    /// How many nodes are visited: one for each step that was needed.
    private static func length(of steps: [String]) -> Int {
        (steps.firstIndex { $0 != "next" } ?? 3) + 1
    }

    private static func profile(
        _ answer: Answer?,
        _ origin: String?,
        _ born: String?,
        _ months: Int?
    ) throws -> Profile {
        var person = Person()
        if let origin { try person.fact(.origin, .code(origin)) }
        if let born { try person.fact(.birthDate, .date(CalendarDate(parsing: born))) }
        switch months {
        case -1: try person.fact(.employment, .decimal(0), for: "2014-01")
        case let count?: try person.employed(count, monthsUpTo: "2015-07")
        case nil: break
        }
        if let answer {
            try person.submit(["q2": answer], at: "2015-08-01T10:00:00+02:00")
        } else {
            try person.submit(["q3": .one("dismissed")], at: "2015-08-01T10:00:00+02:00")
        }
        return try person.profile(day)
    }
}
