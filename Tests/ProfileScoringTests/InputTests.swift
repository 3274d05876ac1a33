import EventModel
import ProfileModel
import ProfileScoring
import Scoring
import Testing

/// What features read in profiles, windows apart.
@Suite
struct InputTests {
    private static func inputs(
        _ version: String,
        _ person: Person,
        on day: String
    ) throws -> [String: ScoredInput] {
        let inputs = try Documents.scorer(version)
            .inputs(of: try person.profile(day), at: try .close(of: day))
        return Dictionary(uniqueKeysWithValues: inputs.map { ($0.feature, $0) })
    }

    private static func age(
        born: String,
        on day: String,
        _ version: String = "published-2021-09-09"
    ) throws -> InputValue? {
        var person = Person()
        try person.fact(.birthDate, .date(CalendarDate(parsing: born)))
        return try inputs(version, person, on: day)["age"]?.value
    }

    @Test func `age is that on the day asked, not today's`() throws {
        #expect(try Self.age(born: "1967-09-18", on: "2017-09-17") == .number(49))
        #expect(try Self.age(born: "1967-09-18", on: "2017-09-18") == .number(50))
        #expect(try Self.age(born: "1967-09-18", on: "2007-01-01") == .number(39))
        #expect(try Self.age(born: "1967-09-18", on: "1967-09-18") == .number(0))
    }

    @Test func `the day is that of Copenhagen`() throws {
        var person = Person()
        try person.fact(.birthDate, .date(CalendarDate(parsing: "1967-09-18")))
        let scorer = try Documents.scorer("published-2021-09-09")
        let profile = try person.profile("2017-09-17")
        for (text, years) in [
            ("2017-09-17T21:59:59.999999Z", 49.0), ("2017-09-17T22:00:00Z", 50),
        ] {
            let time = EffectiveTime(try Instant(parsing: text))
            #expect(scorer.score(profile, at: time).input("age")?.value == .number(years))
        }
    }

    @Test func `who was born on 29 February is a year older on 1 March`() throws {
        #expect(try Self.age(born: "1968-02-29", on: "2018-02-28") == .number(49))
        #expect(try Self.age(born: "1968-02-29", on: "2018-03-01") == .number(50))
        #expect(try Self.age(born: "1968-02-29", on: "2020-02-28") == .number(51))
        #expect(try Self.age(born: "1968-02-29", on: "2020-02-29") == .number(52))
    }

    @Test func `an exact age has the fraction of the running year`() throws {
        let version = "published-2021-09-02"
        #expect(try Self.age(born: "1967-09-18", on: "2017-09-18", version) == .number(50))
        #expect(
            try Self.age(born: "1967-09-18", on: "2017-09-17", version)
                == .number(49 + 364.0 / 365)
        )
        #expect(try Self.age(born: "1959-03-01", on: "2015-08-31", version) == .number(56.5))
    }

    @Test func `there is no age before the birth, and the fact is named`() throws {
        var person = Person()
        let position = try person.fact(
            .birthDate,
            .date(CalendarDate(parsing: "2018-01-01"))
        )
        let age = try Self.inputs("published-2021-09-09", person, on: "2017-09-18")["age"]
        #expect(age?.value == .missing(.noFact))
        #expect(age?.positions == [position])
        #expect(age?.note == "the day asked is before the day of birth")
    }

    @Test func `an origin that nobody stated is the published unknown, and says so`() throws {
        let origin = try Self.inputs("published-2021-09-09", Person(), on: "2017-09-18")["origin"]
        #expect(origin?.value == .category("unknown"))
        #expect(origin?.substituted == .noFact)
        #expect(origin?.positions == [])
    }

    @Test func `an origin that the register states as unknown is no substitute`() throws {
        var person = Person()
        let position = try person.fact(.origin, .code("unknown"))
        let origin = try Self.inputs("published-2021-09-09", person, on: "2017-09-18")["origin"]
        #expect(origin?.value == .category("unknown"))
        #expect(origin?.substituted == nil)
        #expect(origin?.positions == [position])
    }

    @Test func `the four states of an answer stay apart`() throws {
        let answers: [(Answer?, InputValue)] = [
            (.one("6m"), .category("6m")), (.state(.declined), .missing(.declined)),
            (.state(.unknown), .missing(.unknown)), (.state(.dontKnow), .category("dont_know")),
            (nil, .missing(.neverAsked)),
        ]
        for (answer, expected) in answers {
            var person = Person()
            let position =
                if let answer {
                    try person.submit(["q2": answer], at: "2017-09-01T08:00:00Z")
                } else {
                    try person.submit([:], at: "2017-09-01T08:00:00Z")
                }
            let input = try Self.inputs("published-2021-09-09", person, on: "2017-09-18")
            #expect(input["expectation"]?.value == expected)
            #expect(input["expectation"]?.positions == [position])
        }
    }

    @Test func `without a submission nothing was stated`() throws {
        let input = try Self.inputs("published-2021-09-09", Person(), on: "2017-09-18")
        #expect(input["expectation"]?.value == .missing(.noFact))
        #expect(input["expectation"]?.note == "no submission holds")
    }

    @Test func `a form that the version does not understand was never asked, with a remark`() throws
    {
        var person = Person()
        let position = try person.submit(
            ["q2": .one("6m")],
            form: "2030",
            at: "2017-09-01T08:00:00Z"
        )
        let input = try Self.inputs("published-2021-09-09", person, on: "2017-09-18")
        #expect(input["expectation"]?.value == .missing(.neverAsked))
        #expect(input["expectation"]?.positions == [position])
        #expect(input["expectation"]?.note?.contains("'2030'") == true)
    }

    @Test func `a fact marked not to be used is remarked on where it is shown`() throws {
        var person = Person()
        let fact = try person.fact(.origin, .code("danish"))
        try person.append(
            DisputeBody(outcome: .accepted, text: "wrong"),
            said: "2017-09-10",
            of: fact
        )
        let scorer = try Documents.scorer("published-2021-09-09")
        let shown = scorer.score(
            try person.profile("2017-09-18", includesDisputed: true),
            at: try .close(of: "2017-09-18")
        )
        #expect(shown.input("origin")?.note?.contains("not to be used") == true)
        #expect(shown.input("age")?.note == nil)
    }
}
