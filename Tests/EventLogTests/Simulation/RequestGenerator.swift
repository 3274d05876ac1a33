import EventLog
import EventModel

/// Draws append requests in which everything that can go right or wrong is likely.
struct RequestGenerator {
    var random: SplitMix64
    /// Every event that was sent, stored or not, so that some can be sent again.
    private var sent: [NewEvent] = []
    /// How many ids have been dealt.
    private var idCount = 0

    private static let sources = ["cpr", "jobnet", "skat", "\u{E5}"]

    init(seed: UInt64) {
        random = SplitMix64(seed: seed)
    }

    /// A request of one to five events, with up to three expectations.
    mutating func request(now: Instant, revisions: [Revision?]) -> AppendRequest {
        if random.oneIn(60) { return AppendRequest([]) }
        let count = random.oneIn(3) ? Int.random(in: 2...5, using: &random) : 1
        var events: [NewEvent] = []
        for _ in 0..<count {
            let event = random.oneIn(4) ? repeated() ?? event(now: now) : event(now: now)
            events.append(event)
            sent.append(event)
        }
        var expectations: [Expectation] = []
        while random.oneIn(3) { expectations.append(expectation(revisions)) }
        return AppendRequest(events, expecting: expectations)
    }

    /// An event that was sent before, now and then with one thing changed.
    private mutating func repeated() -> NewEvent? {
        guard var event = sent.randomElement(using: &random) else { return nil }
        switch Int.random(in: 0..<12, using: &random) {
        case 0: event.body.append(1)
        case 1: event.destination = destination()
        case 2: event.target = target()
        case 3: event.furtherAlias = alias()
        case 4: event.type = EventType(rawValue: 200)
        default: break
        }
        if event.target == nil, event.destination == .subjectOfTarget {
            event.destination = .subject(.registry)
        }
        return event
    }

    /// Any type but one: a redaction destroys something, and says what.
    private mutating func type() -> EventType {
        let type = EventType(rawValue: UInt8.random(in: 0...255, using: &random))
        return type == .redaction ? .fact : type
    }

    private mutating func event(now: Instant) -> NewEvent {
        let isLate = random.oneIn(25)
        let registered = now.microseconds - Int64.random(in: 0...9, using: &random)
        let target = random.oneIn(4) ? target() : nil
        var destination = destination()
        if target != nil, random.oneIn(2) { destination = .subjectOfTarget }
        let effective = EffectiveTime(Instant(microseconds: registered - 1_000_000))
        let isLarge = random.oneIn(20)
        return NewEvent(
            type: type(),
            destination: destination,
            key: key(),
            registered: RegisteredTime(Instant(microseconds: registered + (isLate ? 10 : 0))),
            effective: random.oneIn(3) ? nil : effective,
            target: target,
            body: random.bytes(count: isLarge ? 3_000...9_000 : 0...60),
            furtherAlias: random.oneIn(8) ? alias() : nil
        )
    }

    private mutating func key() -> EventKey {
        idCount += 1
        // Few enough ids that sources share them.
        let id = random.oneIn(10) ? "shared-\(idCount % 7)" : "id-\(idCount)"
        return Self.key(source: Self.sources.randomElement(using: &random) ?? "cpr", id: id)
    }

    private static func key(source: String, id: String) -> EventKey {
        guard let key = try? EventKey(source: source, id: id) else {
            preconditionFailure("The generator's keys are valid")
        }
        return key
    }

    private mutating func target() -> NewEvent.Target {
        if random.oneIn(10) { return .id("nothing") }
        let key = sent.randomElement(using: &random)?.key ?? Self.key(source: "cpr", id: "none")
        return random.oneIn(2) ? .id(key.id) : .key(key)
    }

    private mutating func destination() -> NewEvent.Destination {
        switch Int.random(in: 0..<10, using: &random) {
        case 0: .subject(.registry)
        case 1: .subject(SubjectID(rawValue: UInt64.random(in: 1...12, using: &random)))
        default: .person(alias())
        }
    }

    private mutating func alias() -> Alias {
        TestPersons.alias(Int.random(in: 0..<10, using: &random))
    }

    /// An expectation that often holds: `revisions` has the last revision of each stream.
    private mutating func expectation(_ revisions: [Revision?]) -> Expectation {
        let number = Int.random(in: 0..<revisions.count, using: &random)
        let isByAlias = random.oneIn(3)
        let stream =
            isByAlias
            ? StreamName.person(alias()) : .subject(SubjectID(rawValue: UInt64(number)))
        switch Int.random(in: 0..<6, using: &random) {
        case 0: return Expectation(stream, .any)
        case 1: return Expectation(stream, .none)
        case 2:
            let revision = UInt32.random(in: 0...20, using: &random)
            return Expectation(stream, .exactly(Revision(rawValue: revision)))
        default:
            let known = isByAlias ? nil : revisions[number]
            return Expectation(stream, known.map { .exactly($0) } ?? .none)
        }
    }
}
