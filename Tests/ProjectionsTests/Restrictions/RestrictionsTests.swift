import EventModel
import ProfileModel
import Projections
import Testing

/// Restrictions of processing, on both axes of time and at the moment of reading.
@Suite struct RestrictionsTests {
    private var history = TestHistory()
    private let origin: Position
    private let form: Position

    init() throws {
        origin = try history.fact(
            .origin,
            .code("danish"),
            from: "1990-01-01",
            said: "2015-01-01"
        )
        try history.fact(.sex, .code("f"), from: "1990-01-01", said: "2015-01-01")
        form = try history.submit(["q2": .one("6m")], at: "2017-08-01")
    }

    private func profile(
        _ effective: String = "2018-01-01",
        known: String = "2030-01-01",
        as roles: Set<String> = [],
        read moment: String? = nil
    ) throws -> Profile {
        var fold = ProfileFold()
        let moment = try moment.map { EffectiveTime(try TestHistory.instant($0)) }
        return try fold.profile(
            of: unsafe history.bytes.span.bytes,
            asOf: AsOf(effective, known: known),
            for: Reader(roles: roles, at: moment)
        )
    }

    @discardableResult
    private mutating func restrict(
        _ target: Position? = nil,
        _ attribute: AttributeNumber? = nil,
        roles: [String] = [],
        from effective: String = "2017-09-01",
        said registered: String = "2017-09-01"
    ) throws -> Position {
        try history.append(
            RestrictionBody(roles: roles, attribute: attribute, reason: "contested"),
            from: effective,
            said: registered,
            of: target
        )
    }

    private mutating func lift(
        _ restriction: Position,
        from effective: String,
        said registered: String
    ) throws {
        try history.append(LiftBody(), from: effective, said: registered, of: restriction)
    }

    @Test mutating func `a restricted fact is there, and its value is not told`() throws {
        try restrict(origin)
        let fact = try #require(try profile().fact(for: .origin))
        #expect(fact.value == .withheld(.restricted))
        #expect(fact.position == origin)
        #expect(try profile().fact(for: .sex)?.value == .code("f"))
        #expect(try profile().submission?.answer(to: "q2") == .one("6m"))
    }

    @Test mutating func `an older fact does not come back in the place of a restricted one`() throws
    {
        let newer = try history.fact(
            .origin,
            .code("unknown"),
            from: "2016-01-01",
            said: "2016-01-01"
        )
        try restrict(newer)
        #expect(try profile().fact(for: .origin)?.value == .withheld(.restricted))
        #expect(try profile().fact(for: .origin)?.position == newer)
        #expect(try profile("2015-06-01").fact(for: .origin)?.value == .code("danish"))
    }

    @Test mutating func `a restricted form keeps its name and group, not its answers`() throws {
        try restrict(form)
        let submission = try #require(try profile().submission)
        #expect(submission.answer(to: "q2") == .withheld(.restricted))
        #expect(submission.body.form == "2015" && submission.body.targetGroup == "dagpenge")
    }

    @Test mutating func `a role that may see it sees it, another does not`() throws {
        try restrict(origin, roles: ["dpo", "auditor"])
        #expect(try profile(as: ["auditor"]).fact(for: .origin)?.value == .code("danish"))
        #expect(try profile(as: ["caseworker"]).fact(for: .origin)?.value.withholding != nil)
        try restrict(origin, roles: ["dpo"])
        #expect(try profile(as: ["auditor"]).fact(for: .origin)?.value.withholding != nil)
        #expect(try profile(as: ["dpo"]).fact(for: .origin)?.value == .code("danish"))
    }

    @Test mutating func `that an attribute ended is not told either`() throws {
        let end = try history.fact(.origin, nil, from: "2017-01-01", said: "2017-01-01")
        #expect(try profile().fact(for: .origin) == nil)
        try restrict(end)
        let fact = try #require(try profile().fact(for: .origin))
        #expect(fact.value == .withheld(.restricted) && fact.position == end)
        #expect(try profile("2016-06-01").fact(for: .origin)?.value == .code("danish"))
    }

    @Test mutating func `what lies behind the last place counts only for the moment of reading`()
        throws
    {
        let restriction = try restrict(origin)
        let before = Position(rawValue: restriction.rawValue - 1)
        var fold = ProfileFold()
        for (moment, expected) in [
            (nil, nil), ("2017-08-31", nil), ("2017-09-02", Withholding.restricted),
        ] as [(String?, Withholding?)] {
            let reader = Reader(
                at: try moment.map { EffectiveTime(try TestHistory.instant($0)) }
            )
            let found = try fold.profile(
                of: unsafe history.bytes.span.bytes,
                asOf: AsOf("2018-01-01", known: "2030-01-01"),
                for: reader,
                through: before
            )
            #expect(found.fact(for: .origin)?.value.withholding == expected)
        }
    }

    @Test mutating func `an attribute is restricted whatever is said of it later`() throws {
        try restrict(nil, .origin)
        try history.fact(.origin, .code("unknown"), from: "2017-10-01", said: "2017-10-01")
        #expect(try profile().fact(for: .origin)?.value == .withheld(.restricted))
        #expect(try profile().fact(for: .sex)?.value == .code("f"))
    }

    @Test mutating func `a person is restricted whole`() throws {
        try restrict()
        let profile = try profile()
        #expect(profile.attributes.allSatisfy { $0.value == .withheld(.restricted) })
        #expect(profile.submission?.answer(to: "q2") == .withheld(.restricted))
    }

    @Test mutating func `it holds from its effective time, as known from its registered time`()
        throws
    {
        try restrict(origin, from: "2017-09-10", said: "2017-09-20")
        #expect(try profile("2017-09-09").fact(for: .origin)?.value == .code("danish"))
        #expect(try profile("2017-09-10").fact(for: .origin)?.value.withholding == .restricted)
        #expect(
            try profile("2017-09-10", known: "2017-09-19").fact(for: .origin)?.value
                == .code("danish")
        )
    }

    @Test mutating func `a lift ends it from its own effective time`() throws {
        let restriction = try restrict(origin)
        try lift(restriction, from: "2017-11-01", said: "2017-11-05")
        #expect(try profile("2017-10-31").fact(for: .origin)?.value.withholding == .restricted)
        #expect(try profile("2017-11-01").fact(for: .origin)?.value == .code("danish"))
        #expect(
            try profile("2017-11-01", known: "2017-11-04").fact(for: .origin)?.value.withholding
                == .restricted
        )
    }

    @Test mutating func `an annulled restriction never was, and an annulled lift lifts nothing`()
        throws
    {
        let restriction = try restrict(origin)
        try lift(restriction, from: "2017-11-01", said: "2017-11-05")
        let liftPosition = Position(rawValue: restriction.rawValue + 1)
        try history.annul(liftPosition, said: "2017-11-06")
        #expect(try profile().fact(for: .origin)?.value.withholding == .restricted)
        try history.annul(restriction, said: "2017-11-07")
        #expect(try profile().fact(for: .origin)?.value == .code("danish"))
    }

    @Test mutating func `what is restricted now is not told of then either`() throws {
        let restriction = try restrict(origin, from: "2018-03-01", said: "2018-03-01")
        let then = "2017-09-18"
        #expect(try profile(then, known: then).fact(for: .origin)?.value == .code("danish"))
        #expect(
            try profile(then, known: then, read: "2018-03-02").fact(for: .origin)?.value
                .withholding == .restricted
        )
        #expect(
            try profile(then, known: then, read: "2018-02-28").fact(for: .origin)?.value
                == .code("danish")
        )
        try lift(restriction, from: "2018-04-01", said: "2018-04-01")
        #expect(
            try profile(then, known: then, read: "2018-04-02").fact(for: .origin)?.value
                == .code("danish")
        )
    }

    @Test mutating func `history tells that and not what`() throws {
        try history.dispute(origin, .rejected, said: "2017-08-20")
        try restrict(origin)
        let entries = try SubjectHistory(
            of: unsafe history.bytes.span.bytes,
            asOf: AsOf("2018-01-01", known: "2030-01-01"),
            for: Reader(at: nil)
        ).entries
        #expect(
            entries[0].statement
                == .fact(FactBody(attribute: .origin, value: .withheld(.restricted)))
        )
        #expect(entries[1].statement == .fact(FactBody(attribute: .sex, value: .code("f"))))
        // What is said of it could tell what it says.
        #expect(entries[3].statement == .withheld(.restricted))
        #expect(
            entries[4].statement
                == .restriction(RestrictionBody(roles: [], reason: "contested"))
        )
        #expect(entries[4].standing == .visible)
    }

    @Test mutating func `history says which restriction is lifted, and by what`() throws {
        let restriction = try restrict(origin)
        try lift(restriction, from: "2017-11-01", said: "2017-11-05")
        let entries = try SubjectHistory(
            of: history.bytes,
            asOf: AsOf("2018-01-01", known: "2030-01-01")
        ).entries
        #expect(entries[3].standing == .lifted(by: Position(rawValue: restriction.rawValue + 1)))
    }
}
