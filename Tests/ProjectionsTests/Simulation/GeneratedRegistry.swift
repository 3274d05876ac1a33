import EventModel
import ProfileModel
import Projections

/// A random history of the registry, so small that ties and retirements abound.
struct GeneratedRegistry {
    var events: [NaiveModelEvent] = []

    init(using random: inout SeededGenerator) {
        for position in 0..<(1 + random.number(below: 9)) {
            var statement = NaiveModelEvent.Statement.activation(
                model: random.number(below: 3),
                group: random.number(below: 2)
            )
            switch random.number(below: 100) {
            case 0..<50: break
            case 50..<75:
                statement = .retirement(
                    model: random.number(below: 3),
                    group: random.chance(50) ? nil : random.number(below: 2)
                )
            case 75..<90 where position > 0:
                statement = .annulment(of: random.number(below: position))
            case 90..<100 where position > 0:
                statement = .accepted(of: random.number(below: position))
            default: break
            }
            events.append(
                NaiveModelEvent(
                    position: position,
                    registered: random.number(below: 5),
                    effective: random.number(below: 5),
                    statement: statement
                )
            )
        }
    }

    func bytes() throws -> [UInt8] {
        var history = TestHistory()
        for event in events {
            let (type, body, target) = Self.encoded(event.statement)
            try history.append(
                type: type,
                body: body,
                effective: EffectiveTime(PackedHistory.time(event.effective)),
                registered: RegisteredTime(PackedHistory.time(event.registered)),
                target: target.map { Position(rawValue: UInt64($0)) }
            )
        }
        return history.bytes
    }

    private static func encoded(
        _ statement: NaiveModelEvent.Statement
    ) -> (EventType, [UInt8], target: Int?) {
        switch statement {
        case .activation(let model, let group):
            let body = ModelActivatedBody(
                model: "m\(model)",
                targetGroup: "g\(group)",
                actor: "cy"
            )
            return (.modelActivated, body.bytes, nil)
        case .retirement(let model, let group):
            let body = ModelRetiredBody(
                model: "m\(model)",
                targetGroup: group.map { "g\($0)" },
                actor: "cy",
                reason: nil
            )
            return (.modelRetired, body.bytes, nil)
        case .annulment(let target): return (.annulment, AnnulmentBody().bytes, target)
        case .accepted(let target):
            return (.dispute, DisputeBody(outcome: .accepted, text: "").bytes, target)
        }
    }
}
