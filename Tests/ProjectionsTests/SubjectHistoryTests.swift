import EventModel
import ProfileModel
import Projections
import Testing

/// Everything that a stream holds, and how each event stands.
struct SubjectHistoryTests {
    private func standings(
        _ history: TestHistory,
        _ effective: String,
        known: String = "2030-01-01",
        includesDisputed: Bool = false
    ) throws -> [Standing] {
        let question = try AsOf(effective, known: known, includesDisputed: includesDisputed)
        return try SubjectHistory(of: history.bytes, asOf: question).entries.map(\.standing)
    }

    @Test func `an empty stream has no entries`() throws {
        #expect(try standings(TestHistory(), "2017-01-01").isEmpty)
    }

    @Test func `an entry brings its statement, times, target and origin`() throws {
        var history = TestHistory()
        let fact = try history.fact(
            .municipality,
            .code("0101"),
            from: "2016-05-01",
            said: "2016-05-03",
            stored: "2016-05-04",
            id: "cpr-81"
        )
        try history.annul(fact, said: "2016-06-01")
        let question = try AsOf("2017-01-01", known: "2017-01-01")
        let entries = try SubjectHistory(of: history.bytes, asOf: question).entries
        let body = FactBody(attribute: .municipality, value: .code("0101"))
        let expected = HistoryEntry(
            provenance: Provenance(
                position: fact,
                revision: Revision(rawValue: 0),
                recorded: RecordedTime(try TestHistory.instant("2016-05-04")),
                registered: RegisteredTime(try TestHistory.instant("2016-05-03")),
                effective: EffectiveTime(try TestHistory.instant("2016-05-01")),
                source: SourceNumber(rawValue: 7),
                id: "cpr-81"
            ),
            type: .fact,
            target: nil,
            statement: .fact(body),
            standing: .annulled(by: Position(rawValue: 1))
        )
        #expect(entries.first == expected)
        #expect(entries.last?.target == fact)
        #expect(entries.last?.statement == .annulment)
        #expect(entries.last?.standing == .visible)
        #expect(entries.last?.provenance.effective == nil)
    }

    @Test func `each fact says what won over it, what comes later and what is not known`() throws {
        var history = TestHistory()
        try history.fact(.sex, .code("m"), from: "2015-01-01", said: "2015-01-01")
        let winner = try history.fact(.sex, .code("f"), from: "2016-01-01", said: "2016-01-01")
        try history.fact(.sex, .code("m"), from: "2018-01-01", said: "2016-01-01")
        try history.fact(.sex, .code("m"), from: "2016-06-01", said: "2017-06-01")
        #expect(
            try standings(history, "2017-01-01", known: "2017-01-01")
                == [.superseded(by: winner), .visible, .notYetEffective, .notYetKnown]
        )
    }

    @Test func `an end that wins is visible and supersedes`() throws {
        var history = TestHistory()
        try history.fact(.industry, .code("620100"), from: "2015-01-01", said: "2015-01-01")
        let end = try history.fact(.industry, nil, from: "2016-01-01", said: "2016-01-01")
        #expect(try standings(history, "2017-01-01") == [.superseded(by: end), .visible])
    }

    @Test func `periods of a series do not supersede each other`() throws {
        var history = TestHistory()
        for ordinal: Int32 in [1, 2] {
            try history.fact(
                .benefit,
                .code("111"),
                for: Period(granularity: .week, ordinal: ordinal),
                from: "2016-01-01",
                said: "2016-01-01"
            )
        }
        #expect(try standings(history, "2017-01-01") == [.visible, .visible])
    }

    @Test func `a disputed fact says by what, and stands again when it is to be shown`() throws {
        var history = TestHistory()
        let fact = try history.fact(.sex, .code("m"), from: "2015-01-01", said: "2015-01-01")
        try history.dispute(fact, .remark, said: "2015-02-01")
        let dispute = try history.dispute(fact, .accepted, said: "2015-03-01")
        try history.dispute(fact, .accepted, said: "2015-04-01")
        #expect(
            try standings(history, "2017-01-01")
                == [.disputed(by: dispute), .visible, .visible, .visible]
        )
        #expect(
            try standings(history, "2017-01-01", includesDisputed: true).first == .visible
        )
        let question = try AsOf("2017-01-01", known: "2030-01-01")
        let entry = try #require(
            try SubjectHistory(of: history.bytes, asOf: question).entries.first
        )
        #expect(entry.disputeCount == 2)
        #expect(entry.remarkCount == 1)
    }

    @Test func `submissions are superseded, withdrawn and given back`() throws {
        var history = TestHistory()
        let old = try history.submit(["q2": .one("3m")], at: "2015-09-10T10:00:00Z")
        let form = try history.submit(["q2": .one("6m")], at: "2016-01-10T10:00:00Z")
        let withdrawal = try history.withdraw(form, at: "2016-03-01T10:00:00Z")
        let annulment = try history.annul(withdrawal, said: "2016-04-01")
        #expect(
            try standings(history, "2016-06-01", known: "2016-03-15")
                == [.superseded(by: form), .withdrawn(by: withdrawal), .visible, .notYetKnown]
        )
        #expect(
            try standings(history, "2016-06-01")
                == [.superseded(by: form), .visible, .annulled(by: annulment), .visible]
        )
        #expect(
            try standings(history, "2016-02-01", known: "2016-03-15")
                == [.superseded(by: form), .visible, .notYetEffective, .notYetKnown]
        )
        #expect(
            try standings(history, "2015-10-01").prefix(2) == [.visible, .notYetEffective]
        )
        #expect(old == .first)
    }

    @Test func `other events are listed whole, those of a later release as bytes`() throws {
        var history = TestHistory()
        let score = ScoreIssuedBody(
            model: "tree-2015",
            class: "high",
            recipient: "jobcentre:0101",
            score: 0.8,
            targetGroup: "dagpenge",
            inputsThrough: nil
        )
        let assessment = AssessmentBody(
            class: "low",
            deviates: true,
            reason: "has a job",
            office: "0101"
        )
        let alias = AliasBody(alias: Alias(digits: 1_311_629_996))
        try history.append(score, from: "2016-02-01", said: "2016-02-01")
        try history.append(assessment, from: "2016-02-02", said: "2016-02-02")
        try history.append(alias, from: "2016-02-03", said: "2016-02-03")
        try history.append(
            type: EventType(rawValue: 200),
            body: [1, 2],
            effective: nil,
            registered: RegisteredTime(try TestHistory.instant("2016-02-04"))
        )
        let question = try AsOf("2017-01-01", known: "2017-01-01")
        let entries = try SubjectHistory(of: history.bytes, asOf: question).entries
        #expect(
            entries.map(\.statement) == [
                .scoreIssued(score), .assessment(assessment), .alias(alias),
                .unknown(EventType(rawValue: 200), body: [1, 2]),
            ]
        )
        #expect(entries.allSatisfy { $0.standing == .visible })
    }

    @Test func `what stands visible in a history is what the profile shows`() throws {
        var random = SeededGenerator(seed: 7)
        for _ in 0..<3_000 {
            let history = GeneratedHistory(using: &random)
            let bytes = try PackedHistory.bytes(history.events)
            let naive = NaiveQuestion(about: history, using: &random)
            let question = PackedHistory.question(naive)
            var fold = ProfileFold()
            let profile = try fold.profile(of: bytes, asOf: question)
            let entries = try SubjectHistory(of: bytes, asOf: question).entries
            var shown = Set(profile.attributes.map(\.position))
            shown.formUnion(profile.series.flatMap(\.facts).map(\.position))
            if let form = profile.submission { shown.insert(form.position) }
            let visible = entries.filter { $0.standing == .visible && $0.isShown }
            #expect(Set(visible.map(\.provenance.position)) == shown)
            #expect(entries.count == history.events.count)
        }
    }
}

extension HistoryEntry {
    /// Whether a profile shows an event like this one when it wins.
    fileprivate var isShown: Bool {
        switch statement {
        case .fact(let body): body.value != nil
        case .submission: true
        default: false
        }
    }
}
