/// Counts what comes out for a population.
struct PopulationTally: Sendable {
    let layout: PopulationLayout
    /// The counts, each where the layout says.
    var counts: [Int]
    /// Of each pair of outcomes whether it is a flip.
    private let isFlip: [Bool]
    private let isScored: [Bool]
    private let outcomeCount: Int

    init(_ names: ReplayNames, isComparison: Bool) {
        layout = PopulationLayout(names, isComparison: isComparison)
        counts = [Int](repeating: 0, count: layout.count)
        outcomeCount = names.outcomes.count
        isScored = names.outcomes.map(\.isScored)
        isFlip = names.outcomes.flatMap { from in names.outcomes.map { from.flips(to: $0) } }
    }

    /// Whether a pair of outcomes is a flip.
    func isFlip(_ score: ReplayScore, _ other: ReplayScore) -> Bool {
        isFlip[score.outcome * outcomeCount + other.outcome]
    }

    /// Counts one subject's outcome on the first side.
    mutating func add(_ score: ReplayScore) {
        counts[layout.total(score.outcome)] += 1
        if score.model >= 0 { counts[layout.model(score.model)] += 1 }
        let person = score.person
        counts[layout.part(.origin, person.origin, score.outcome)] += 1
        counts[layout.part(.sex, person.sex, score.outcome)] += 1
        counts[layout.part(.age, AgeBands.place(of: person.age), score.outcome)] += 1
    }

    /// Counts what a subject's outcome on the other side is beside the first.
    ///
    /// Sex, origin and age are those of the first side.
    mutating func compare(_ score: ReplayScore, _ other: ReplayScore) {
        counts[layout.transition(score.outcome, other.outcome)] += 1
        guard isScored[score.outcome], isScored[other.outcome] else { return }
        let flips = isFlip(score, other)
        for division in PopulationLayout.Division.allCases {
            let part = division.place(of: score.person)
            counts[layout.both(division, part)] += 1
            if flips { counts[layout.flip(division, part)] += 1 }
        }
        if flips { counts[layout.decider(score.decider, other.decider)] += 1 }
    }
}
