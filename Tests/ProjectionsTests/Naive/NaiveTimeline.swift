/// An event in the life of model versions as the naive model sees it.
struct NaiveModelEvent: Hashable {
    enum Statement: Hashable {
        case activation(model: Int, group: Int)
        case retirement(model: Int, group: Int?)
        case annulment(of: Int)
        case accepted(of: Int)
    }

    var position: Int
    var registered: Int
    var effective: Int
    var statement: Statement
}

/// Rule 5 written down as the design says it, however slow.
struct NaiveTimeline {
    var events: [NaiveModelEvent]
    var effective: Int
    var known: Int

    func model(inForceFor group: Int) -> Int? {
        let rivals = events.filter { isActivation($0, for: group) && isEligible($0) }
        let winner = rivals.first { one in
            rivals.allSatisfy { $0 == one || isGreater(one, than: $0) }
        }
        guard let winner, case .activation(let model, _) = winner.statement else { return nil }
        let isRetired = events.contains {
            isRetirement($0, of: model, for: group) && isEligible($0)
                && isGreater($0, than: winner)
        }
        return isRetired ? nil : model
    }

    func isEligible(_ event: NaiveModelEvent) -> Bool {
        isVisible(event) && event.effective <= effective
    }

    func isVisible(_ event: NaiveModelEvent) -> Bool {
        event.registered <= known
            && !events.contains {
                ($0.statement == .annulment(of: event.position)
                    || $0.statement == .accepted(of: event.position)) && isVisible($0)
            }
    }

    func isActivation(_ event: NaiveModelEvent, for group: Int) -> Bool {
        if case .activation(_, group) = event.statement { true } else { false }
    }

    func isRetirement(_ event: NaiveModelEvent, of model: Int, for group: Int) -> Bool {
        event.statement == .retirement(model: model, group: group)
            || event.statement == .retirement(model: model, group: nil)
    }

    func isGreater(_ one: NaiveModelEvent, than other: NaiveModelEvent) -> Bool {
        (one.effective, one.registered, one.position)
            > (other.effective, other.registered, other.position)
    }
}
