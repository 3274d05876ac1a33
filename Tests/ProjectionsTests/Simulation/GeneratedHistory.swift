/// A random history of one subject, so small that ties and chains abound.
struct GeneratedHistory {
    /// How many different times there are.
    static let timeCount = 6

    var events: [NaiveEvent] = []

    /// Draws 1 to 12 events.
    init(using random: inout SeededGenerator) {
        let count = 1 + random.number(below: 12)
        var position = 0
        var recorded = 0
        for _ in 0..<count {
            // Other subjects take places of the log too, and no two recorded times are the same.
            position += 1 + random.number(below: 2)
            recorded += 1 + random.number(below: 2)
            events.append(
                Self.event(position: position, recorded: recorded, after: events, using: &random)
            )
        }
    }

    private static func event(
        position: Int,
        recorded: Int,
        after earlier: [NaiveEvent],
        using random: inout SeededGenerator
    ) -> NaiveEvent {
        let time = random.number(below: timeCount)
        var event = NaiveEvent(
            position: position,
            recorded: recorded,
            registered: time,
            effective: random.number(below: timeCount),
            target: nil,
            statement: .alias
        )
        switch random.number(below: 100) {
        case 0..<40: event.statement = fact(using: &random)
        case 40..<52:
            event.statement = .submission(answer: random.number(below: 5))
            // What feeds send has one time for both; the rules must not need that.
            if random.chance(70) { event.effective = time }
        case 52..<54: break
        case 54..<60:
            let scopes: [NaiveScope] = [.person, .attribute(1), .attribute(2), .event]
            let scope = scopes[random.number(below: earlier.isEmpty ? 3 : 4)]
            if scope == .event {
                event.target = target(before: position, among: earlier, using: &random)
            }
            let role = random.number(below: 3)
            event.statement = .restriction(scope, role: role == 2 ? nil : role)
        default:
            event.target = target(before: position, among: earlier, using: &random)
            event.statement = action(using: &random)
        }
        return event
    }

    private static func fact(using random: inout SeededGenerator) -> NaiveEvent.Statement {
        var period: NaivePeriod?
        if random.chance(30) {
            period = NaivePeriod(
                isWeek: random.chance(70),
                ordinal: random.number(below: 3) - 1
            )
        }
        return .fact(
            attribute: 1 + random.number(below: 2),
            period: period,
            value: random.chance(15) ? nil : random.number(below: 4)
        )
    }

    private static func action(using random: inout SeededGenerator) -> NaiveEvent.Statement {
        switch random.number(below: 100) {
        case 0..<30: .annulment
        case 30..<45: .lift
        case 45..<70: .accepted
        case 70..<76: .rejected
        case 76..<82: .remark
        default: .withdrawal
        }
    }

    /// An earlier event mostly; sometimes a place that another subject took.
    private static func target(
        before position: Int,
        among earlier: [NaiveEvent],
        using random: inout SeededGenerator
    ) -> Int {
        if earlier.isEmpty || random.chance(4) { return random.number(below: position) }
        return earlier[random.number(below: earlier.count)].position
    }
}

extension NaiveQuestion {
    /// Draws a question whose times lie among those of a history, and just outside.
    init(about history: GeneratedHistory, using random: inout SeededGenerator) {
        let clock = Clock.allCases[random.number(below: 3)]
        let last = history.events.last
        let bound =
            switch clock {
            case .registered: GeneratedHistory.timeCount
            case .recorded: (last?.recorded ?? 0) + 1
            case .position: (last?.position ?? 0) + 1
            }
        self.init(
            effective: random.number(below: GeneratedHistory.timeCount + 1) - 1,
            clock: clock,
            // The end of the history more often than any other place.
            known: random.chance(30) ? bound : random.number(below: bound + 1),
            includesDisputed: random.chance(25)
        )
    }
}
