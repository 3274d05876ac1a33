internal import EventModel

/// Counts how people come out on both sides.
struct ComparisonTally {
    private let names: ReplayNames
    private let listed: Int
    /// Whether everybody who would lose a class is named.
    private let namesLost: Bool
    /// By place among the pairs of outcomes.
    private var counts: [Int: Int] = [:]
    /// Of each division the counts by part, and by place among the pairs.
    private var divided: [[String: [Int: Int]]]
    private var flipped: [PopulationComparison.Case] = []
    private var failed: [PopulationComparison.Case] = []

    init(_ names: ReplayNames, _ question: ComparisonQuestion) {
        self.names = names
        listed = question.listed
        namesLost = question.isDryRun
        divided = ComparisonDivision.allCases.map { _ in [:] }
    }

    private var width: Int { names.outcomes.count }

    mutating func add(_ finding: ComparisonWorker.Finding) {
        let (from, to) = (finding.from, finding.to)
        let pair = from.outcome * width + to.outcome
        let (before, after) = (names.outcomes[from.outcome], names.outcomes[to.outcome])
        let isFlip = before.flips(to: after)
        counts[pair, default: 0] += 1
        for (place, division) in ComparisonDivision.allCases.enumerated() {
            let part = part(of: finding, division, isFlip: isFlip)
            divided[place][part, default: [:]][pair, default: 0] += 1
        }
        if isFlip, flipped.count < listed { flipped.append(aCase(finding)) }
        let isLost = namesLost && before.label != nil
        if after.noResult != nil, failed.count < listed || isLost {
            failed.append(aCase(finding))
        }
    }

    private func part(
        of finding: ComparisonWorker.Finding,
        _ division: ComparisonDivision,
        isFlip: Bool
    ) -> String {
        let person = finding.from.person
        return switch division {
        case .origin: ReplayPerson.origins[person.origin]
        case .sex: ReplayPerson.sexes[person.sex]
        case .age: AgeBands.names[AgeBands.place(of: person.age)]
        case .municipality: ComparisonDivision.municipalities[finding.municipality]
        case .decider:
            isFlip
                ? ComparisonDivision.deciders(
                    feature(finding.from.decider),
                    feature(finding.to.decider)
                ) : ""
        }
    }

    private func aCase(_ finding: ComparisonWorker.Finding) -> PopulationComparison.Case {
        PopulationComparison.Case(
            subject: finding.subject,
            from: names.outcomes[finding.from.outcome],
            to: names.outcomes[finding.to.outcome],
            fromDecider: feature(finding.from.decider),
            toDecider: feature(finding.to.decider)
        )
    }

    private func feature(_ place: Int) -> String? { place < 0 ? nil : names.features[place] }

    /// The comparison that the counts make.
    func comparison(
        _ question: ComparisonQuestion,
        _ job: ComparisonJob,
        through: Position?
    ) -> PopulationComparison {
        let shown = names.outcomes.indices.filter { outcome in
            counts.keys.contains { $0 / width == outcome || $0 % width == outcome }
        }
        func matrix(_ counts: [Int: Int]) -> [[Int]] {
            shown.map { from in shown.map { to in counts[from * width + to] ?? 0 } }
        }
        return PopulationComparison(
            question: question,
            through: through,
            from: .init(asOf: job.side.asOf, model: question.population.model),
            to: .init(
                asOf: job.otherSide.asOf,
                model: question.population.otherSide?.model
            ),
            models: Array(zip(names.models, names.digests)),
            outcomes: shown.map { names.outcomes[$0] },
            counts: matrix(counts),
            divisions: zip(ComparisonDivision.allCases, divided).map { division, parts in
                (
                    division,
                    division.ordered(parts.keys).map {
                        PopulationComparison.Part(name: $0, counts: matrix(parts[$0] ?? [:]))
                    }
                )
            },
            flipped: flipped,
            failed: failed
        )
    }
}
