import EventModel
import ProfileModel
import Projections
import Testing

/// What else stands in a stream, how much of it is read, and bytes that are no stream.
struct ProfileFoldStreamTests {
    @Test func `a new CPR number in mid-history changes facts and keeps the person`() throws {
        // A legal change of sex gives a new number: same subject, facts of both numbers.
        var history = TestHistory()
        try history.fact(.sex, .code("m"), from: "1968-04-02", said: "1968-04-02")
        try history.fact(.municipality, .code("0101"), from: "2010-01-01", said: "2010-01-01")
        let form = try history.submit(["q2": .one("6m")], at: "2016-01-10T10:00:00Z")
        let alias = try history.append(
            AliasBody(alias: Alias(digits: 1_311_629_996)),
            from: "2016-05-01",
            said: "2016-05-02"
        )
        try history.fact(.sex, .code("f"), from: "2016-05-01", said: "2016-05-02")
        let before = try history.profile("2016-04-30")
        let after = try history.profile("2016-05-02")
        #expect(before.fact(for: .sex)?.value == .code("m"))
        #expect(after.fact(for: .sex)?.value == .code("f"))
        #expect(after.fact(for: .municipality) == before.fact(for: .municipality))
        #expect(after.submission?.position == form)
        #expect(before.submission?.position == form)
        // Even an annulled alias says nothing about facts.
        try history.annul(alias, said: "2017-01-01")
        #expect(try history.profile("2016-05-02") == after)
    }

    @Test func `scores, assessments and registry events do not touch a profile`() throws {
        var history = TestHistory()
        try history.fact(.sex, .code("m"), from: "2016-01-01", said: "2016-01-01")
        let before = try history.profile("2018-01-01")
        try history.append(
            ScoreIssuedBody(
                model: "tree-2015",
                class: "high",
                recipient: "jobcentre:0101",
                score: 0.8,
                targetGroup: "dagpenge",
                inputsThrough: nil
            ),
            from: "2016-02-01",
            said: "2016-02-01"
        )
        try history.append(
            AssessmentBody(class: "low", deviates: true, reason: "has a job", office: "0101"),
            from: "2016-02-02",
            said: "2016-02-02"
        )
        try history.activate("tree-2015", from: "2016-01-01", said: "2016-01-01")
        #expect(try history.profile("2018-01-01") == before)
    }

    @Test func `without marks a stream is read once`() throws {
        var history = TestHistory()
        for day in 1...9 {
            try history.fact(
                .municipality,
                .code("0101"),
                from: "2016-01-0\(day)",
                said: "2016-02-01"
            )
        }
        var fold = ProfileFold()
        _ = try fold.profile(of: history.bytes, asOf: try AsOf("2017-01-01", known: "2017-01-01"))
        #expect(fold.entriesRead == 9)
    }

    @Test func `a mark on a loser costs no second pass and one on a winner costs one`() throws {
        var history = TestHistory()
        let loser = try history.fact(.sex, .code("m"), from: "2016-01-01", said: "2016-01-01")
        let winner = try history.fact(.sex, .code("f"), from: "2016-01-02", said: "2016-01-02")
        try history.annul(loser, said: "2016-02-01")
        let question = try AsOf("2017-01-01", known: "2017-01-01")
        var fold = ProfileFold()
        _ = try fold.profile(of: history.bytes, asOf: question)
        #expect(fold.entriesRead == 3)
        try history.annul(winner, said: "2016-02-01")
        _ = try fold.profile(of: history.bytes, asOf: question)
        #expect(fold.entriesRead == 8)
    }

    @Test func `what lies behind the asked place in the log is not read`() throws {
        var history = TestHistory()
        for _ in 0..<1_000 {
            try history.fact(.sex, .code("m"), from: "2016-01-01", said: "2016-01-01")
        }
        var fold = ProfileFold()
        _ = try fold.profile(
            of: history.bytes,
            asOf: try AsOf("2017-01-01", known: .position(Position(rawValue: 9)))
        )
        #expect(fold.entriesRead == 11)
    }

    @Test(arguments: [10_000, 20_000])
    func `many corrections of one attribute cost no more than two passes`(count: Int) throws {
        var history = TestHistory()
        var facts: [Position] = []
        for number in 0..<count {
            if number.isMultiple(of: 10) {
                facts.append(
                    try history.fact(
                        .municipality,
                        .code("0101"),
                        from: "2016-01-01",
                        said: "2016-01-01"
                    )
                )
            } else {
                let period = Period(granularity: .week, ordinal: Int32(number))
                try history.fact(
                    .benefit,
                    .code("111"),
                    for: period,
                    from: "2016-01-01",
                    said: "2016-01-01"
                )
            }
        }
        for fact in facts.dropFirst() { try history.annul(fact, said: "2016-02-01") }
        var fold = ProfileFold()
        let question = try AsOf("2017-01-01", known: "2017-01-01")
        let profile = try fold.profile(of: history.bytes, asOf: question)
        let total = count + facts.count - 1
        #expect(profile.fact(for: .municipality)?.position == facts.first)
        #expect(profile.series.first?.facts.count == count * 9 / 10)
        #expect(fold.entriesRead == 2 * total)
        // Beside the entries only table cells are looked at: a few for each entry.
        #expect(fold.probeCount < 4 * fold.entriesRead)
    }

    @Test(arguments: [8, 64, 4_096])
    func `many attributes with a few series each are found in a few steps`(count: Int) throws {
        var history = TestHistory()
        for number in 1...count {
            let attribute = AttributeNumber(rawValue: UInt16(number))
            try history.fact(attribute, .integer(1), from: "2016-01-01", said: "2016-01-01")
            for granularity in Period.Granularity.allCases {
                try history.fact(
                    attribute,
                    .integer(1),
                    for: Period(granularity: granularity, ordinal: 560),
                    from: "2016-01-01",
                    said: "2016-01-01"
                )
            }
        }
        var fold = ProfileFold()
        let profile = try fold.profile(
            of: history.bytes,
            asOf: try AsOf("2017-01-01", known: "2017-01-01")
        )
        #expect(profile.attributes.count == count)
        #expect(profile.series.count == count)
        #expect(fold.probeCount < 3 * fold.entriesRead)
    }

    @Test func `a chain of ten thousand annulments needs no recursion`() throws {
        var history = TestHistory()
        var target = try history.fact(.sex, .code("m"), from: "2016-01-01", said: "2016-01-01")
        for _ in 0..<10_000 { target = try history.annul(target, said: "2016-01-01") }
        #expect(try history.profile("2017-01-01").attributes.count == 1)
        try history.annul(target, said: "2016-01-01")
        #expect(try history.profile("2017-01-01").attributes.isEmpty)
    }

    @Test func `bytes cut short at any place are refused or give a shorter history`() throws {
        var history = TestHistory()
        let fact = try history.fact(.sex, .code("m"), from: "2016-01-01", said: "2016-01-01")
        try history.submit(["q2": .one("6m")], at: "2016-01-10T10:00:00Z")
        try history.dispute(fact, .accepted, said: "2016-02-01")
        let question = try AsOf("2017-01-01", known: "2017-01-01", includesDisputed: true)
        var fold = ProfileFold()
        var whole = 0
        for count in 0...history.bytes.count {
            let bytes = Array(history.bytes.prefix(count))
            if (try? fold.profile(of: bytes, asOf: question)) != nil { whole += 1 }
        }
        // None, one, two and three entries.
        #expect(whole == 4)
    }

    @Test func `bytes changed at any place never trap`() throws {
        var history = TestHistory()
        let fact = try history.fact(
            .benefit,
            .code("111"),
            for: Period(granularity: .week, ordinal: 9),
            from: "2016-01-01",
            said: "2016-01-01"
        )
        let form = try history.submit(["q2": .one("6m")], at: "2016-01-10T10:00:00Z")
        try history.annul(fact, said: "2016-02-01")
        try history.dispute(form, .rejected, said: "2016-02-01")
        let question = try AsOf("2017-01-01", known: "2017-01-01")
        let whole = try history.profile(question)
        var fold = ProfileFold()
        var refused = 0
        for index in history.bytes.indices {
            for bit in 0..<8 {
                var bytes = history.bytes
                bytes[index] ^= 1 << bit
                if (try? fold.profile(of: bytes, asOf: question)) == nil { refused += 1 }
                _ = try? SubjectHistory(of: bytes, asOf: question)
                _ = try? ModelTimeline(of: bytes)
            }
        }
        #expect(refused > 0)
        #expect(try fold.profile(of: history.bytes, asOf: question) == whole)
    }

    @Test func `a fact without an effective time is refused`() throws {
        var history = TestHistory()
        try history.append(
            FactBody(attribute: .sex, value: .code("m")),
            said: "2016-01-01"
        )
        #expect(throws: CodecError(offset: 0, reason: "event has no effective time")) {
            try history.profile("2017-01-01")
        }
    }

    @Test func `a mark without a target, or with a later one, is refused`() throws {
        var without = TestHistory()
        try without.append(AnnulmentBody(), said: "2016-01-01")
        #expect(throws: CodecError(offset: 0, reason: "event names no earlier event")) {
            try without.profile("2017-01-01")
        }
        for target: UInt64 in [0, 1, .max] {
            var forward = TestHistory()
            try forward.annul(Position(rawValue: target), said: "2016-01-01")
            #expect(throws: CodecError.self) { try forward.profile("2017-01-01") }
        }
    }

    @Test func `positions that do not grow are refused`() throws {
        var first = TestHistory()
        try first.fact(.sex, .code("m"), from: "2016-01-01", said: "2016-01-01")
        let twice = first.bytes + first.bytes
        var fold = ProfileFold()
        let question = try AsOf("2017-01-01", known: "2017-01-01")
        #expect(throws: CodecError.self) { try fold.profile(of: twice, asOf: question) }
        #expect(try fold.profile(of: first.bytes, asOf: question).attributes.count == 1)
    }
}
