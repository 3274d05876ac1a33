/// One person's events and the rules of the as-of by definition, event by event, as slow as that
/// is.
struct NaiveHistory {
    /// What may be looked at.
    enum Known {
        case registered(String)
        case position(UInt64)
    }

    let events: [NaiveEvent]

    private func isKnown(_ event: NaiveEvent, _ known: Known) -> Bool {
        switch known {
        case .registered(let time): event.registered <= time
        case .position(let last): event.position <= last
        }
    }

    /// Whether a known annulment or accepted decision that is not void itself names an event.
    func isVoid(_ id: String, _ known: Known) -> Bool {
        isAnnulled(id, known) || isDisputed(id, known)
    }

    func isAnnulled(_ id: String, _ known: Known) -> Bool {
        events.contains { mark in
            mark.statement == .annulment(of: id) && isKnown(mark, known)
                && !isVoid(mark.id, known)
        }
    }

    func isDisputed(_ id: String, _ known: Known) -> Bool {
        events.contains { mark in
            mark.statement == .dispute(of: id, outcome: "accepted") && isKnown(mark, known)
                && !isVoid(mark.id, known)
        }
    }

    private func best(
        at effective: String,
        _ known: Known,
        where isWanted: (NaiveEvent.Statement) -> Bool
    ) -> NaiveEvent? {
        events.filter { event in
            isWanted(event.statement) && isKnown(event, known) && event.effective <= effective
                && !isVoid(event.id, known)
        }.max { left, right in
            (left.effective, left.registered, left.position)
                < (right.effective, right.registered, right.position)
        }
    }

    /// The fact that gives an attribute its value.
    func fact(_ name: String, at effective: String, _ known: Known) -> NaiveEvent? {
        best(at: effective, known) { statement in
            if case .fact(name, _, nil) = statement { true } else { false }
        }
    }

    /// The facts of a series, by period.
    func series(_ name: String, at effective: String, _ known: Known) -> [String: NaiveEvent] {
        var periods: Set<String> = []
        for event in events {
            if case .fact(name, _, let period?) = event.statement { periods.insert(period) }
        }
        var facts: [String: NaiveEvent] = [:]
        for period in periods {
            facts[period] = best(at: effective, known) { statement in
                if case .fact(name, _, period) = statement { true } else { false }
            }
        }
        return facts
    }

    /// The form in force; a withdrawal of the latest leaves none.
    func submission(at effective: String, _ known: Known) -> NaiveEvent? {
        let form = best(at: effective, known) { statement in
            if case .submission = statement { true } else { false }
        }
        guard let form else { return nil }
        let isWithdrawn = events.contains { event in
            event.statement == .withdrawal(of: form.id) && isKnown(event, known)
                && event.effective <= effective && !isVoid(event.id, known)
        }
        return isWithdrawn ? nil : form
    }

    /// Whether a restriction covers what is said of an attribute; of nil, whatever else there is.
    ///
    /// No lift is ever made here, so that what was restricted still is.
    func isRestricted(_ attribute: String?) -> Bool {
        events.contains { event in
            guard case .restriction(let restricted) = event.statement else { return false }
            return restricted == nil || restricted == attribute
        }
    }
}

extension NaiveEvent {
    /// The value that it states.
    var value: String? {
        switch statement {
        case .fact(_, let value, _): value
        case .submission(let q2, _): q2
        default: nil
        }
    }
}
