/// Where in a run's list of counts each count stands.
///
/// Counts are one flat list, so that those of chunks are added up, kept and read back alike.
struct PopulationLayout: Sendable {
    /// By what a population is divided.
    enum Division: Int, CaseIterable {
        case origin
        case sex
        case age

        /// How many parts it has.
        var count: Int {
            switch self {
            case .origin: ReplayPerson.origins.count
            case .sex: ReplayPerson.sexes.count
            case .age: AgeBands.names.count
            }
        }

        /// The part that a person is of.
        func place(of person: ReplayPerson) -> Int {
            switch self {
            case .origin: person.origin
            case .sex: person.sex
            case .age: AgeBands.place(of: person.age)
            }
        }
    }

    private let outcomeCount: Int
    private let featureCount: Int
    private let totals = 0
    private let models: Int
    private let divisions: [Int]
    private let transitions: Int
    private let bothScored: [Int]
    private let flips: [Int]
    private let deciders: Int
    /// How many counts there are.
    let count: Int

    init(_ names: ReplayNames, isComparison: Bool) {
        outcomeCount = names.outcomes.count
        // One more for *none*.
        featureCount = names.features.count + 1
        var next = outcomeCount
        func take(_ size: Int) -> Int {
            defer { next += size }
            return next
        }
        models = take(names.models.count)
        divisions = Division.allCases.map { take($0.count * names.outcomes.count) }
        let isKept = isComparison ? 1 : 0
        transitions = take(isKept * outcomeCount * outcomeCount)
        bothScored = Division.allCases.map { take(isKept * $0.count) }
        flips = Division.allCases.map { take(isKept * $0.count) }
        deciders = take(isKept * featureCount * featureCount)
        count = next
    }

    /// Subjects with an outcome.
    func total(_ outcome: Int) -> Int { totals + outcome }

    /// Subjects whom a version scored.
    func model(_ model: Int) -> Int { models + model }

    /// Subjects with an outcome in a part of a division.
    func part(_ division: Division, _ part: Int, _ outcome: Int) -> Int {
        divisions[division.rawValue] + part * outcomeCount + outcome
    }

    /// Subjects with one outcome on the first side and one on the other.
    func transition(_ from: Int, _ to: Int) -> Int { transitions + from * outcomeCount + to }

    /// Subjects in a part whom both sides scored.
    func both(_ division: Division, _ part: Int) -> Int { bothScored[division.rawValue] + part }

    /// Subjects in a part who flip.
    func flip(_ division: Division, _ part: Int) -> Int { flips[division.rawValue] + part }

    /// Subjects who flip, by the deciding feature of each side; -1 for none.
    func decider(_ from: Int, _ to: Int) -> Int {
        deciders + (from + 1) * featureCount + to + 1
    }
}
