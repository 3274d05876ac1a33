import EventModel
import ProfileModel
import Projections
import Testing

/// Rules 1 and 2: which facts are visible, and which of them wins.
struct ProfileFoldTests {
    @Test func `an empty stream gives an empty profile`() throws {
        #expect(try TestHistory().profile("2017-09-17") == Profile())
    }

    @Test func `a fact brings its value, its times and where it comes from`() throws {
        var history = TestHistory()
        try history.fact(.sex, .code("f"), from: "2000-01-01", said: "2000-01-01")
        history.skip(10)
        let position = try history.fact(
            .municipality,
            .code("0101"),
            from: "2016-05-01",
            said: "2016-05-03T08:00:00+02:00",
            stored: "2016-05-04",
            id: "cpr-81"
        )
        let fact = try #require(try history.profile("2017-01-01").fact(for: .municipality))
        #expect(
            fact
                == ProfileFact(
                    attribute: .municipality,
                    value: .code("0101"),
                    effective: EffectiveTime(try TestHistory.instant("2016-05-01")),
                    registered: RegisteredTime(try TestHistory.instant("2016-05-03T06:00:00Z")),
                    recorded: RecordedTime(try TestHistory.instant("2016-05-04")),
                    position: position,
                    revision: Revision(rawValue: 1),
                    source: SourceNumber(rawValue: 7),
                    id: "cpr-81"
                )
        )
        #expect(position == Position(rawValue: 11))
    }

    @Test func `attributes stand in the order of their numbers`() throws {
        var history = TestHistory()
        for number: UInt16 in [70, 3, 65_535, 1, 64, 8] {
            try history.fact(
                AttributeNumber(rawValue: number),
                .integer(Int64(number)),
                from: "2016-01-01",
                said: "2016-01-01"
            )
        }
        let profile = try history.profile("2016-01-01")
        #expect(profile.attributes.map(\.attribute.rawValue) == [1, 3, 8, 64, 70, 65_535])
        #expect(profile.fact(for: AttributeNumber(rawValue: 64))?.value == .integer(64))
        #expect(profile.fact(for: AttributeNumber(rawValue: 2)) == nil)
    }

    @Test func `a fact holds from its effective time on and not a microsecond earlier`() throws {
        var history = TestHistory()
        try history.fact(
            .origin,
            .code("danish"),
            from: "2017-09-17T22:00:00Z",
            said: "2017-01-01"
        )
        #expect(try history.profile("2017-09-17").attributes.isEmpty)
        #expect(try history.profile("2017-09-17T21:59:59.999999Z").attributes.isEmpty)
        #expect(try history.profile("2017-09-17T22:00:00Z").attributes.count == 1)
        #expect(try history.profile("2017-09-18").attributes.count == 1)
    }

    @Test func `a fact is known from its registered time on and not a microsecond earlier`() throws
    {
        var history = TestHistory()
        try history.fact(
            .origin,
            .code("danish"),
            from: "2017-01-01",
            said: "2017-03-01T12:00:00Z"
        )
        #expect(
            try history.profile("2018-01-01", known: "2017-03-01T11:59:59.999999Z").attributes
                .isEmpty
        )
        #expect(
            try history.profile("2018-01-01", known: "2017-03-01T12:00:00Z").attributes.count == 1
        )
    }

    @Test func `of several facts the latest effective one wins, whatever was said last`() throws {
        var history = TestHistory()
        try history.fact(.education, .code("30"), from: "2016-01-01", said: "2016-01-01")
        try history.fact(.education, .code("60"), from: "2014-01-01", said: "2017-01-01")
        #expect(try history.profile("2018-01-01").fact(for: .education)?.value == .code("30"))
        #expect(try history.profile("2015-01-01").fact(for: .education)?.value == .code("60"))
    }

    @Test func `a late correction shows the old value as known then and the new as now`() throws {
        var history = TestHistory()
        try history.fact(.municipality, .code("0101"), from: "2016-05-01", said: "2016-05-03")
        try history.fact(.municipality, .code("0751"), from: "2016-05-01", said: "2017-11-20")
        let then = try history.profile("2017-09-17", known: "2017-09-17")
        let now = try history.profile("2017-09-17", known: "2018-01-01")
        #expect(then.fact(for: .municipality)?.value == .code("0101"))
        #expect(now.fact(for: .municipality)?.value == .code("0751"))
    }

    @Test func `a tie on effective goes to what was registered later`() throws {
        var history = TestHistory()
        try history.fact(
            .dependants,
            .integer(2),
            from: "2016-01-01",
            said: "2016-02-02"
        )
        try history.fact(
            .dependants,
            .integer(1),
            from: "2016-01-01",
            said: "2016-02-01"
        )
        #expect(try history.profile("2017-01-01").fact(for: .dependants)?.value == .integer(2))
    }

    @Test func `a tie on effective and registered goes to the later place in the log`() throws {
        var history = TestHistory()
        try history.fact(
            .dependants,
            .integer(2),
            from: "2016-01-01",
            said: "2016-02-01"
        )
        let last = try history.fact(
            .dependants,
            .integer(1),
            from: "2016-01-01",
            said: "2016-02-01"
        )
        let fact = try history.profile("2017-01-01").fact(for: .dependants)
        #expect(fact?.value == .integer(1))
        #expect(fact?.position == last)
    }

    @Test func `an ended attribute is absent and may begin again`() throws {
        var history = TestHistory()
        try history.fact(.industry, .code("620100"), from: "2015-01-01", said: "2015-01-01")
        try history.fact(.industry, nil, from: "2016-01-01", said: "2016-01-01")
        try history.fact(.industry, .code("471110"), from: "2017-01-01", said: "2017-01-01")
        #expect(try history.profile("2015-06-01").fact(for: .industry)?.value == .code("620100"))
        #expect(try history.profile("2016-06-01").fact(for: .industry) == nil)
        #expect(try history.profile("2017-06-01").fact(for: .industry)?.value == .code("471110"))
    }

    @Test func `the end of a fact is itself an event that is only known later`() throws {
        var history = TestHistory()
        try history.fact(.industry, .code("620100"), from: "2015-01-01", said: "2015-01-01")
        try history.fact(.industry, nil, from: "2016-01-01", said: "2016-03-01")
        #expect(
            try history.profile("2016-02-01", known: "2016-02-01").fact(for: .industry) != nil
        )
        #expect(
            try history.profile("2016-02-01", known: "2016-03-01").fact(for: .industry) == nil
        )
    }

    @Test func `all kinds of value come back as they went in`() throws {
        let day = try CalendarDate(year: 1955, month: 2, day: 28)
        let values: [AttributeValue] = [
            .code("0101"), .text("æ, ø og å"), .integer(.min), .integer(.max), .decimal(-0.0),
            .decimal(0.1), .date(day), .text(""),
        ]
        var history = TestHistory()
        for (index, value) in values.enumerated() {
            try history.fact(
                AttributeNumber(rawValue: UInt16(64 + index)),
                value,
                from: "2016-01-01",
                said: "2016-01-01"
            )
        }
        #expect(try history.profile("2017-01-01").attributes.map(\.value) == values)
    }

    @Test func `events of a type from a later release are passed over`() throws {
        var history = TestHistory()
        let instant = try TestHistory.instant("2016-01-01")
        try history.append(
            type: EventType(rawValue: 200),
            body: [1, 2, 3],
            effective: EffectiveTime(instant),
            registered: RegisteredTime(instant)
        )
        try history.fact(.sex, .code("m"), from: "2016-01-01", said: "2016-01-01")
        #expect(try history.profile("2017-01-01").attributes.count == 1)
    }

    @Test func `a workspace gives the same answers however it was used before`() throws {
        var large = TestHistory()
        for number in 0..<300 {
            let position = try large.fact(
                AttributeNumber(rawValue: UInt16(64 + number)),
                .integer(1),
                from: "2016-01-01",
                said: "2016-01-01"
            )
            if number % 3 == 0 { try large.annul(position, said: "2016-01-01") }
        }
        var small = TestHistory()
        try small.fact(.sex, .code("m"), from: "2016-01-01", said: "2016-01-01")
        let question = try AsOf("2017-01-01", known: "2017-01-01")
        var fold = ProfileFold()
        let first = try fold.profile(of: small.bytes, asOf: question)
        let many = try fold.profile(of: large.bytes, asOf: question)
        let again = try fold.profile(of: small.bytes, asOf: question)
        #expect(first == again)
        #expect(many.attributes.count == 200)
        #expect(first.attributes.count == 1)
    }
}
