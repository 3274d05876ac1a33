/// What a reader may not see, written down as the rule says it, however slow.
struct NaiveRestrictions {
    var events: [NaiveEvent]
    var question: NaiveQuestion
    /// The reader's roles.
    var roles: Set<Int>
    /// The moment of reading; nil where only what the question knows of counts.
    var moment: Int?

    func withholds(_ event: NaiveEvent) -> Bool {
        let then = NaiveModel(events: events, question: question)
        if isRestricted(event, by: then) { return true }
        guard let moment else { return false }
        let now = NaiveQuestion(
            effective: moment,
            clock: .position,
            known: .max,
            includesDisputed: false
        )
        return isRestricted(event, by: NaiveModel(events: events, question: now))
    }

    private func isRestricted(_ event: NaiveEvent, by model: NaiveModel) -> Bool {
        events.contains { restriction in
            guard case .restriction(let scope, let role) = restriction.statement else {
                return false
            }
            return model.isInForce(restriction)
                && restriction.effective <= model.question.effective
                && !isLifted(restriction, by: model)
                && covers(scope, restriction.target, event)
                && !(role.map(roles.contains) ?? false)
        }
    }

    private func isLifted(_ restriction: NaiveEvent, by model: NaiveModel) -> Bool {
        events.contains {
            $0.statement == .lift && $0.target == restriction.position && model.isInForce($0)
                && $0.effective <= model.question.effective
        }
    }

    private func covers(_ scope: NaiveScope, _ target: Int?, _ event: NaiveEvent) -> Bool {
        switch (scope, event.statement) {
        case (.event, _): target == event.position
        case (.attribute(let number), .fact(let attribute, _, _)): number == attribute
        case (.attribute, _): false
        case (.person, _): true
        }
    }
}

/// What a naive restriction covers.
enum NaiveScope: Hashable {
    case event
    case attribute(Int)
    case person
}
