import Testing

/// Every history of up to four events over two moments: nothing is left to chance.
struct SmallWorldTests {
    /// 8 * 12 * 16 * 20 histories of four events with 12 questions each are 368,640 pairs.
    @Test(arguments: Walker.choices(for: 0))
    func `fold and naive model agree on every history that begins so`(first: NaiveEvent) throws {
        for count in 1...4 {
            var walker = Walker(count: count)
            try walker.walk([first])
            #expect(walker.histories == Walker.historyCount(count) / Walker.historyCount(1))
            if let failure = walker.failure { Issue.record("\(failure)") }
        }
    }
}

/// Builds histories event by event and asks each full one everything.
struct Walker {
    let count: Int
    var comparison = Comparison()
    var histories = 0
    var failure: String?

    init(count: Int) {
        self.count = count
    }

    static func historyCount(_ count: Int) -> Int {
        (0..<count).reduce(1) { $0 * choices(for: $1).count }
    }

    mutating func walk(_ events: [NaiveEvent]) throws {
        if failure != nil { return }
        if events.count < count {
            for event in Self.choices(for: events.count) { try walk(events + [event]) }
            return
        }
        histories += 1
        let bytes = try PackedHistory.bytes(events)
        for question in questions {
            if try comparison.difference(events, bytes: bytes, question) != nil {
                failure = try comparison.story(seed: 0, events, question)
                return
            }
        }
    }

    /// Both moments of the world by both moments of the first clock, and every place of the log.
    private var questions: [NaiveQuestion] {
        var questions: [NaiveQuestion] = []
        for effective in 0...1 {
            for known in 0...1 {
                questions.append(
                    NaiveQuestion(
                        effective: effective,
                        clock: .registered,
                        known: known,
                        includesDisputed: false
                    )
                )
            }
        }
        for known in 0..<count {
            questions.append(
                NaiveQuestion(
                    effective: 1,
                    clock: .position,
                    known: known,
                    includesDisputed: false
                )
            )
        }
        questions += questions.prefix(4).map {
            NaiveQuestion(
                effective: $0.effective,
                clock: $0.clock,
                known: $0.known,
                includesDisputed: true
            )
        }
        return questions
    }

    /// Everything that may stand at one place, every earlier target included.
    static func choices(for place: Int) -> [NaiveEvent] {
        var choices: [NaiveEvent] = []
        func add(_ statement: NaiveEvent.Statement, _ effective: Int, _ said: Int, _ target: Int?) {
            choices.append(
                NaiveEvent(
                    position: place,
                    recorded: place,
                    registered: said,
                    effective: effective,
                    target: target,
                    statement: statement
                )
            )
        }
        for said in 0...1 {
            for effective in 0...1 {
                add(.fact(attribute: 1, period: nil, value: place), effective, said, nil)
            }
            add(.fact(attribute: 1, period: nil, value: nil), 1, said, nil)
            add(.submission(answer: place), said, said, nil)
        }
        for target in 0..<place {
            for said in 0...1 { add(.annulment, 0, said, target) }
            add(.accepted, 0, 1, target)
            add(.withdrawal, 1, 1, target)
        }
        return choices
    }
}
