import EventModel
import ProfileModel
import Projections
import Testing

/// The three kinds of K, the two axes, and the clocks of Denmark.
struct ProfileFoldClockTests {
    /// Said by the register in May 2016, delivered to this store in June 2017.
    private func delivered() throws -> (history: TestHistory, first: Position, late: Position) {
        var history = TestHistory()
        let first = try history.fact(
            .municipality,
            .code("0101"),
            from: "2015-01-01",
            said: "2015-01-01",
            stored: "2017-05-01"
        )
        history.skip(100)
        let late = try history.fact(
            .municipality,
            .code("0751"),
            from: "2016-05-01",
            said: "2016-05-03",
            stored: "2017-06-01"
        )
        return (history, first, late)
    }

    @Test func `the registered clock shows what the source had said`() throws {
        let (history, first, late) = try delivered()
        let known = try history.profile("2017-12-31", known: "2016-05-03")
        #expect(known.fact(for: .municipality)?.position == late)
        let before = try history.profile("2017-12-31", known: "2016-05-02")
        #expect(before.fact(for: .municipality)?.position == first)
    }

    @Test func `the recorded clock shows what this store had taken in`() throws {
        let (history, first, late) = try delivered()
        let expected = [("2017-04-30", nil), ("2017-05-31", first), ("2017-06-01", late)]
        for (known, position) in expected {
            let question = try AsOf("2017-12-31", known: try .recorded(known))
            #expect(
                try history.profile(question).fact(for: .municipality)?.position == position
            )
        }
    }

    @Test func `a log position includes itself, and a place of another subject will do`() throws {
        let (history, first, late) = try delivered()
        let expected = [(0, first), (1, first), (100, first), (101, late), (UInt64.max, late)]
        for (place, position) in expected {
            let question = try AsOf("2017-12-31", known: .position(Position(rawValue: place)))
            #expect(
                try history.profile(question).fact(for: .municipality)?.position == position
            )
        }
        #expect(late == Position(rawValue: 101))
    }

    @Test func `a correction imported out of order is known by the source's clock`() throws {
        var history = TestHistory()
        let late = try history.fact(
            .sex,
            .code("f"),
            from: "2016-01-01",
            said: "2016-03-01",
            stored: "2017-01-01"
        )
        let early = try history.fact(
            .sex,
            .code("m"),
            from: "2016-01-01",
            said: "2016-02-01",
            stored: "2017-02-01"
        )
        #expect(try history.profile("2018-01-01").fact(for: .sex)?.position == late)
        #expect(
            try history.profile("2018-01-01", known: "2016-02-15").fact(for: .sex)?.position
                == early
        )
    }

    @Test func `a mark is known by the same clock as a fact`() throws {
        var history = TestHistory()
        let fact = try history.fact(.sex, .code("m"), from: "2016-01-01", said: "2016-01-01")
        let annulment = try history.annul(fact, said: "2016-02-01", stored: "2017-01-01")
        #expect(try history.profile("2018-01-01", known: "2016-02-01").attributes.isEmpty)
        let recorded = try AsOf("2018-01-01", known: try .recorded("2016-12-31"))
        #expect(try history.profile(recorded).attributes.count == 1)
        let before = try AsOf("2018-01-01", known: .position(fact))
        #expect(try history.profile(before).attributes.count == 1)
        let after = try AsOf("2018-01-01", known: .position(annulment))
        #expect(try history.profile(after).attributes.isEmpty)
    }

    @Test func `in the hour that comes twice the later moment wins`() throws {
        // At 03:00 on 29 October 2017 the clock went back to 02:00.
        var history = TestHistory()
        try history.fact(
            .municipality,
            .code("0101"),
            from: "2017-10-29T02:30:00+01:00",
            said: "2017-10-30"
        )
        try history.fact(
            .municipality,
            .code("0751"),
            from: "2017-10-29T02:30:00+02:00",
            said: "2017-10-30"
        )
        #expect(
            try history.profile("2017-10-29").fact(for: .municipality)?.value == .code("0101")
        )
        #expect(
            try history.profile("2017-10-29T02:59:59+02:00").fact(for: .municipality)?.value
                == .code("0751")
        )
    }

    @Test func `the day of the change to winter time closes 25 hours after it opened`() throws {
        var history = TestHistory()
        try history.fact(
            .municipality,
            .code("0101"),
            from: "2017-10-29",
            said: "2017-10-01"
        )
        try history.fact(
            .municipality,
            .code("0751"),
            from: "2017-10-30",
            said: "2017-10-01"
        )
        let expected = [
            ("2017-10-28", nil), ("2017-10-29", "0101"), ("2017-10-30", "0751"),
            ("2017-10-28T21:59:59.999999Z", nil), ("2017-10-28T22:00:00Z", "0101"),
            ("2017-10-29T22:59:59.999999Z", "0101"), ("2017-10-29T23:00:00Z", "0751"),
        ]
        for (moment, code) in expected {
            let value = try history.profile(moment).fact(for: .municipality)?.value
            #expect(value == code.map { .code($0) }, "\(moment)")
        }
    }

    @Test func `what was said in the last hour before winter time is known at its close`() throws {
        var history = TestHistory()
        try history.fact(
            .sex,
            .code("f"),
            from: "2017-01-01",
            said: "2017-10-29T23:59:59+01:00"
        )
        #expect(try history.profile("2017-12-31", known: "2017-10-28").attributes.isEmpty)
        #expect(try history.profile("2017-12-31", known: "2017-10-29").attributes.count == 1)
    }

    @Test func `18 September 2017 begins at 22 o'clock UTC`() throws {
        var history = TestHistory()
        try history.fact(.sex, .code("f"), from: "2017-09-18", said: "2017-01-01")
        #expect(try history.profile("2017-09-17T21:59:59.999999Z").attributes.isEmpty)
        #expect(try history.profile("2017-09-17T22:00:00Z").attributes.count == 1)
    }

    @Test func `age is that of the day asked, by the birth date known then`() throws {
        var history = TestHistory()
        try history.fact(
            .birthDate,
            .date(try CalendarDate(year: 1961, month: 9, day: 18)),
            from: "1961-09-18",
            said: "1968-04-02"
        )
        try history.fact(
            .birthDate,
            .date(try CalendarDate(year: 1962, month: 9, day: 18)),
            from: "1961-09-18",
            said: "2018-01-01"
        )
        #expect(try age(history, "2017-09-17", known: "2017-12-31") == 55)
        #expect(try age(history, "2017-09-18", known: "2017-12-31") == 56)
        #expect(try age(history, "2017-09-18", known: "2018-01-01") == 55)
        #expect(try age(history, "2027-09-18", known: "2017-12-31") == 66)
    }

    private func age(_ history: TestHistory, _ day: String, known: String) throws -> Int? {
        let question = try AsOf(day, known: known)
        guard case .date(let born)? = try history.profile(question).fact(for: .birthDate)?.value
        else { return nil }
        return Age.wholeYears(
            bornOn: born,
            on: Copenhagen.date(at: question.effective.instant)
        )
    }
}
