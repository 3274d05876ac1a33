import EventModel
import ProfileModel
import Projections

/// A random history of one person around 2016, so small that ties, ends and marks abound.
struct RandomPerson {
    private(set) var bytes: [UInt8] = []
    private(set) var positions: [Position] = []
    private var recorded: [Int] = []

    /// Draws 1 to 24 events about the attributes and questions that documents of tests read.
    init(defined: [AttributeDefinition], using random: inout SeededGenerator) {
        var writer = StreamWriter()
        var position = random.number(below: 300)
        var time = 40 + random.number(below: 5)
        let isMarked = random.number(below: 3) == 0
        // A sum needs all its inputs: half of its persons begin with one of each.
        let isWhole = !defined.isEmpty && random.number(below: 2) == 0
        let first = isWhole ? RandomBody.whole(defined, using: &random) : []
        for number in 0..<(first.count + 1 + random.number(below: 24)) {
            position += 1 + (random.number(below: 3) == 0 ? random.number(below: 70_000) : 0)
            time += 1 + random.number(below: 3)
            let place = Position(rawValue: UInt64(position))
            var event = event(isMarked: isMarked, defined: defined, using: &random)
            if number < first.count {
                event.target = nil
                event.new.type = .fact
                event.new.body = first[number].bytes
                event.new.registered = RegisteredTime(Self.instant(30))
                event.new.effective = EffectiveTime(Self.instant(30))
            }
            var payload: [UInt8] = []
            Payload.append(
                event.new,
                source: SourceNumber(rawValue: random.number(below: 9) == 0 ? 300 : 1),
                target: event.target,
                to: &payload
            )
            writer.append(
                position: place,
                recorded: RecordedTime(Self.instant(time)),
                type: event.new.type,
                payload: payload.span
            )
            positions.append(place)
            recorded.append(time)
        }
        bytes = writer.bytes
    }

    /// A question whose times lie among those of the history, and just outside.
    func question(using random: inout SeededGenerator) -> AsOf {
        let last = recorded.last ?? 0
        let known: Known =
            switch random.number(below: 3) {
            case 0: .registered(RegisteredTime(Self.instant(30 + random.number(below: 30))))
            case 1: .recorded(RecordedTime(Self.instant(40 + random.number(below: last - 38))))
            default: .position(limit(using: &random))
            }
        return AsOf(
            effective: EffectiveTime(Self.instant(30 + random.number(below: 30))),
            known: known,
            includesDisputed: random.number(below: 4) == 0
        )
    }

    /// Mostly no limit, else the place of an event or one before it.
    func limit(using random: inout SeededGenerator) -> Position {
        guard random.number(below: 3) == 0 else { return .last }
        let event = positions[random.number(below: positions.count)].rawValue
        return Position(rawValue: event - (event > 0 ? UInt64(random.number(below: 2)) : 0))
    }

    /// A moment by a small number: five days for each, from 2013 on.
    private static func instant(_ number: Int) -> Instant {
        Instant(microseconds: (1_356_998_400 + Int64(number) * 432_000) * 1_000_000)
    }

    private mutating func event(
        isMarked: Bool,
        defined: [AttributeDefinition],
        using random: inout SeededGenerator
    ) -> (new: NewEvent, target: Position?) {
        var effective = EffectiveTime(Self.instant(30 + random.number(below: 25)))
        let registered = RegisteredTime(Self.instant(30 + random.number(below: 25)))
        var target: Position?
        var (type, body): (EventType, [UInt8])
        switch random.number(below: isMarked ? 100 : 72) {
        case 0..<12:
            (type, body) = (.submission, RandomBody.submission(using: &random).bytes)
            if random.number(below: 2) == 0 { effective = EffectiveTime(registered.instant) }
        case 12..<14: (type, body) = (.alias, [1, 2, 3, 4, 5, 6, 7, 8])
        case 14..<72: (type, body) = (.fact, RandomBody.fact(defined, using: &random).bytes)
        default:
            (type, body) = RandomBody.mark(using: &random)
            if positions.isEmpty {
                (type, body) = (.alias, [1, 2, 3, 4, 5, 6, 7, 8])
            } else {
                target = positions[random.number(below: positions.count)]
            }
        }
        let isLong = random.number(below: 30) == 0
        // An id of a valid length never fails.
        let id = String(repeating: "x", count: isLong ? 140 : 1 + random.number(below: 9))
        guard let key = try? EventKey(source: "test", id: id) else {
            preconditionFailure("an id of letters is an id")
        }
        let new = NewEvent(
            type: type,
            destination: .subject(SubjectID(rawValue: 1)),
            key: key,
            registered: registered,
            effective: effective,
            body: body
        )
        return (new, target)
    }
}
