/// An issued score, and what its version was given, worked out by definition.
struct NaiveScore {
    struct Input: Equatable {
        var value: String
        var positions: [UInt64]
        /// The values behind it that a condition on an attribute is held against, by position.
        var facts: [UInt64: String] = [:]
    }

    let event: NaiveEvent
    let history: NaiveHistory
    let model: String
    let through: UInt64?

    init?(_ event: NaiveEvent, _ history: NaiveHistory) {
        guard case .score(let model, _, _, let through) = event.statement else { return nil }
        self.event = event
        self.history = history
        self.model = model
        self.through = through
    }

    static let everything = NaiveHistory.Known.position(.max)

    /// As known when it was made.
    var known: NaiveHistory.Known {
        through.map { .position($0) } ?? .registered(event.effective)
    }

    var standing: String {
        if history.isAnnulled(event.id, Self.everything) { return "annulled" }
        return history.isDisputed(event.id, Self.everything) ? "disputed" : "valid"
    }

    /// Whether the version can run.
    var isRunnable: Bool { model.hasPrefix("published") }

    /// The names of the inputs in the order of the version, and where an attribute restricts one.
    static let inputs: [(feature: String, field: String)] = [
        ("expectation", "q2"), ("origin", "origin"), ("age", "birthDate"),
        ("monthsEmployed", "employment"),
    ]

    /// An input as it was known at some point.
    func input(_ feature: String, _ known: NaiveHistory.Known) -> Input {
        let at = event.effective
        switch feature {
        case "expectation":
            guard let form = history.submission(at: at, known) else {
                return Input(value: "(noFact)", positions: [])
            }
            let value = form.value == "declined" ? "(declined)" : form.value ?? "(neverAsked)"
            return Input(value: value, positions: [form.position])
        case "origin":
            guard let fact = history.fact("origin", at: at, known) else {
                return Input(value: "unknown", positions: [])
            }
            return Input(value: fact.value ?? "", positions: [fact.position], facts: facts([fact]))
        case "age":
            guard let fact = history.fact("birthDate", at: at, known) else {
                return Input(value: "(noFact)", positions: [])
            }
            let age = Self.age(bornOn: fact.value ?? "", on: at)
            return Input(value: "\(age)", positions: [fact.position], facts: facts([fact]))
        default: return months(known)
        }
    }

    private func facts(_ events: [NaiveEvent]) -> [UInt64: String] {
        Dictionary(uniqueKeysWithValues: events.map { ($0.position, $0.value ?? "") })
    }

    /// The months of 2016 all lie in the 36 before any month of 2017.
    private func months(_ known: NaiveHistory.Known) -> Input {
        let found = history.series("employment", at: event.effective, known).values
            .sorted { $0.position < $1.position }
        if found.isEmpty { return Input(value: "(noFact)", positions: []) }
        return Input(
            value: "\(found.count { $0.value == "1" })",
            positions: found.map(\.position),
            facts: facts(found)
        )
    }

    /// Whole years; no time here falls on the last hours of a day, where the clocks differ.
    static func age(bornOn born: String, on time: String) -> Int {
        let years = (Int(time.prefix(4)) ?? 0) - (Int(born.prefix(4)) ?? 0)
        let evening = time.dropFirst(5).prefix(5)
        return evening < born.dropFirst(5) ? years - 1 : years
    }

    /// The class that a version gives by its published tree, nil for no result.
    func label(_ known: NaiveHistory.Known) -> String? {
        switch input("expectation", known).value {
        case "new_job": return "low"
        case "gt6m": return "high"
        case "6m", "dont_know": break
        default: return nil
        }
        let isLater = model == "published-2021-09-15"
        switch input("origin", known).value {
        case "western_immigrant": return "high"
        case "unknown" where isLater: return nil
        default: break
        }
        guard let age = Int(input("age", known).value) else { return nil }
        if age >= (isLater ? 56 : 50) { return "high" }
        guard let months = Int(input("monthsEmployed", known).value) else { return nil }
        return months < 3 ? "high" : "low"
    }
}
