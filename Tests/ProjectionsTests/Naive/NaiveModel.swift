/// The as-of written down as the design says it, one sentence a function, however slow.
///
/// It shares no code with the fold: no streams, no passes, no tables. Each function is a set
/// builder over all events; visibility is its own recursive definition.
struct NaiveModel {
    var events: [NaiveEvent]
    var question: NaiveQuestion

    func profile() -> NaiveProfile {
        var profile = NaiveProfile()
        for key in keys {
            let rivals = events.filter { self.key(of: $0) == key && isEligible($0) }
            guard let winner = greatest(of: rivals) else { continue }
            if case .fact(_, _, nil) = winner.statement { continue }
            profile.facts[key] = choice(winner)
        }
        let forms = events.filter { isSubmission($0) && isEligible($0) }
        if let winner = greatest(of: forms), !isWithdrawn(winner) {
            profile.submission = choice(winner)
        }
        return profile
    }

    // MARK: Rule 1

    func isKnown(_ event: NaiveEvent) -> Bool {
        switch question.clock {
        case .registered: event.registered <= question.known
        case .recorded: event.recorded <= question.known
        case .position: event.position <= question.known
        }
    }

    /// Whether an event that speaks of another counts: no annulment or decision took it back.
    func isInForce(_ event: NaiveEvent) -> Bool {
        isKnown(event) && !isAnnulled(event) && !isMarked(event)
    }

    func isAnnulled(_ event: NaiveEvent) -> Bool {
        events.contains {
            $0.statement == .annulment && $0.target == event.position && isInForce($0)
        }
    }

    func isMarked(_ event: NaiveEvent) -> Bool {
        events.contains {
            $0.statement == .accepted && $0.target == event.position && isInForce($0)
        }
    }

    func isVisible(_ event: NaiveEvent) -> Bool {
        isKnown(event) && !isAnnulled(event) && (!isMarked(event) || question.includesDisputed)
    }

    // MARK: Rules 2 and 4

    var keys: Set<NaiveProfile.Key> { Set(events.compactMap(key(of:))) }

    func key(of event: NaiveEvent) -> NaiveProfile.Key? {
        guard case .fact(let attribute, let period, _) = event.statement else { return nil }
        return NaiveProfile.Key(attribute: attribute, period: period)
    }

    func isEligible(_ event: NaiveEvent) -> Bool {
        isVisible(event) && event.effective <= question.effective
    }

    func greatest(of rivals: [NaiveEvent]) -> NaiveEvent? {
        rivals.first { one in rivals.allSatisfy { $0 == one || isGreater(one, than: $0) } }
    }

    func isGreater(_ one: NaiveEvent, than other: NaiveEvent) -> Bool {
        (one.effective, one.registered, one.position)
            > (other.effective, other.registered, other.position)
    }

    // MARK: Rule 3

    func isSubmission(_ event: NaiveEvent) -> Bool {
        if case .submission = event.statement { true } else { false }
    }

    func isWithdrawn(_ submission: NaiveEvent) -> Bool {
        events.contains {
            $0.statement == .withdrawal && $0.target == submission.position && isInForce($0)
                && $0.effective <= question.effective
        }
    }

    // MARK: What is said about a choice

    func choice(_ event: NaiveEvent) -> NaiveProfile.Choice {
        let about = events.filter { $0.target == event.position && isInForce($0) }
        return NaiveProfile.Choice(
            event: event,
            isDisputed: isMarked(event),
            decisions: about.count { $0.statement == .accepted || $0.statement == .rejected },
            remarks: about.count { $0.statement == .remark }
        )
    }
}
