import EventModel
import ProfileModel
import ProfileScoring
import Projections
import Scoring
import Testing

/// What would be if.
@Suite
struct InputChangeTests {
    private static let day = "2017-09-18"

    /// Somebody of 40 with five months of employment, whom origin alone decides about.
    private static func person(origin: String) throws -> Profile {
        var person = Person()
        try person.fact(.origin, .code(origin))
        try person.fact(.birthDate, .date(CalendarDate(parsing: "1977-05-05")))
        try person.employed(5, monthsUpTo: "2017-08")
        try person.submit(["q2": .one("6m")], at: "2017-09-01T08:00:00Z")
        return try person.profile(day)
    }

    private static func score(
        _ profile: Profile,
        _ changes: [InputChange],
        by version: String = "published-2021-09-09"
    ) throws -> ScoreResult {
        try Documents.scorer(version)
            .score(profile, at: try .close(of: day), changes: changes)
    }

    @Test func `without origin the class is another where origin decided`() throws {
        let profile = try Self.person(origin: "western_immigrant")
        let actual = try Self.score(profile, [])
        #expect(actual.label == "high")
        #expect(actual.decider == "origin")
        let without = try Self.score(profile, [.without("origin")])
        #expect(without.label == "low")
        #expect(without.decider == "monthsEmployed")
        let origin = try #require(without.input("origin"))
        #expect(origin.value == .category("unknown"))
        #expect(origin.substituted == .noFact && origin.isSupposed && origin.positions == [])
        #expect(without.changes == [.without("origin")])
    }

    @Test func `without origin the third version has no result`() throws {
        let profile = try Self.person(origin: "western_immigrant")
        let without = try Self.score(
            profile,
            [.without("origin")],
            by: "published-2021-09-15"
        )
        #expect(without.label == nil)
        #expect(without.noResult?.kind == .noBranchMatched)
        #expect(
            without.noResult?.input == NamedValue(feature: "origin", value: .category("unknown"))
        )
        #expect(without.noResult?.description == "no branch matches origin unknown")
    }

    @Test func `another origin gives the class that a person of that origin has`() throws {
        for origin in CodeList.origins.codes.map(\.code) {
            let supposed = try Self.score(
                Self.person(origin: "danish"),
                [.set("origin", .text(origin))]
            )
            let real = try Self.score(Self.person(origin: origin), [])
            #expect(supposed.label == real.label)
            #expect(supposed.path == real.path)
            #expect(supposed.input("origin")?.isSupposed == true)
        }
    }

    @Test func `the date of birth, a feature and a question can be set`() throws {
        let profile = try Self.person(origin: "danish")
        let older = try Self.score(
            profile,
            [.set("birthDate", .value(.date(CalendarDate(parsing: "1960-01-01"))))]
        )
        #expect(older.label == "high" && older.input("age")?.value == .number(57))
        let age = try Self.score(profile, [.set("age", "57")])
        #expect(age.path == older.path)
        #expect(try Self.score(profile, [.set("age", .value(.integer(57)))]).path == older.path)
        #expect(try Self.score(profile, [.set("monthsEmployed", "2")]).label == "high")
        #expect(try Self.score(profile, [.set("q2", "1m")]).label == "low")
        #expect(try Self.score(profile, [.set("expectation", "pension")]).label == "high")
    }

    @Test func `an answer can be supposed to be a state`() throws {
        let profile = try Self.person(origin: "danish")
        for (text, value) in [
            ("declined", InputValue.missing(.declined)), ("unknown", .missing(.unknown)),
            ("dont_know", .category("dont_know")),
        ] {
            let result = try Self.score(profile, [.set("q2", .text(text))])
            #expect(result.input("expectation")?.value == value)
        }
        let without = try Self.score(profile, [.without("q2")])
        #expect(without.input("expectation")?.value == .missing(.neverAsked))
    }

    @Test func `a series can be taken away but not set`() throws {
        let profile = try Self.person(origin: "danish")
        let without = try Self.score(profile, [.without("employment")])
        #expect(without.label == nil)
        #expect(without.missing.map(\.feature) == ["monthsEmployed"])
        let error = #expect(throws: InputChangeError.self) {
            try Self.score(profile, [.set("employment", "1")])
        }
        #expect(error?.reason == .isSeries(features: ["monthsEmployed"]))
    }

    @Test func `several changes act together`() throws {
        let result = try Self.score(
            Self.person(origin: "western_immigrant"),
            [.set("origin", "danish"), .set("monthsEmployed", "0"), .set("age", "30")]
        )
        #expect(result.label == "high" && result.decider == "monthsEmployed")
    }

    @Test func `what cannot be supposed is refused with a reason`() throws {
        let profile = try Self.person(origin: "danish")
        let origins = CodeList.origins.codes.map(\.code)
        let faults: [([InputChange], String, InputChangeError.Reason)] = [
            (
                [.without("municipality")], "municipality",
                .unknownName(uses: [
                    "birthDate", "origin", "employment", "q2", "expectation", "age",
                    "monthsEmployed",
                ])
            ),
            ([.without("origin"), .set("origin", "danish")], "origin", .changedTwice),
            ([.set("origin", "martian")], "origin", .invalidValue(.notOnList(named: "origins"))),
            (
                [.set("origin", .value(.integer(1)))], "origin",
                .invalidValue(.wrongKind(expected: .code))
            ),
            ([.set("birthDate", "yesterday")], "birthDate", .invalidValue(.notADate)),
            ([.set("age", "old")], "age", .notANumber),
            ([.set("age", "1e999")], "age", .notANumber),
            ([.set("age", .value(.decimal(.nan)))], "age", .notANumber),
            (
                [.set("q2", "soon")], "q2",
                .notAmong([
                    "new_job", "1m", "3m", "6m", "gt6m", "maternity", "pension", "dont_know",
                ])
            ),
            (
                [.set("expectation", "declined")], "expectation",
                .notAmong([
                    "new_job", "1m", "3m", "6m", "gt6m", "maternity", "pension", "dont_know",
                ])
            ),
        ]
        #expect(origins.count == 6)
        for (changes, name, reason) in faults {
            let error = #expect(throws: InputChangeError.self) {
                try Self.score(profile, changes)
            }
            #expect(error?.name == name)
            #expect(error?.reason == reason)
            #expect(error?.description.hasPrefix("\(name): ") == true)
        }
    }

    @Test func `no change is the score as it is`() throws {
        let profile = try Self.person(origin: "danish")
        let scorer = try Documents.scorer("published-2021-09-09")
        let time = try EffectiveTime.close(of: Self.day)
        #expect(try scorer.score(profile, at: time, changes: []) == scorer.score(profile, at: time))
    }
}
