internal import Projections

extension PopulationSummary {
    /// Puts names to the counts of a run.
    init(_ job: PopulationJob, counts all: [Int]) {
        let names = job.names
        let isComparison = job.otherSide != nil
        let layout = PopulationLayout(names, isComparison: isComparison)
        func parts(_ division: PopulationLayout.Division) -> [Part] {
            division.names.enumerated().map { place, name in
                Part(
                    name: name,
                    counts: names.outcomes.indices.map { all[layout.part(division, place, $0)] }
                )
            }
        }
        func flips(_ division: PopulationLayout.Division) -> [FlipPart] {
            guard isComparison else { return [] }
            return division.names.enumerated().map { place, name in
                FlipPart(
                    name: name,
                    bothScored: all[layout.both(division, place)],
                    flips: all[layout.flip(division, place)]
                )
            }
        }
        through = job.scope.through
        side = Side(asOf: job.side.asOf, model: job.question.model)
        otherSide = job.otherSide.map {
            Side(asOf: $0.asOf, model: job.question.otherSide?.model)
        }
        group = job.question.group
        models = names.models.indices.map {
            (names.models[$0], names.digests[$0], all[layout.model($0)])
        }
        outcomes = names.outcomes
        counts = names.outcomes.indices.map { all[layout.total($0)] }
        (origins, sexes, ages) = (parts(.origin), parts(.sex), parts(.age))
        (flipsByOrigin, flipsBySex, flipsByAge) = (flips(.origin), flips(.sex), flips(.age))
        transitions = isComparison ? Self.transitions(names, layout, all) : []
        deciders = isComparison ? Self.deciders(names, layout, all) : []
    }

    private static func transitions(
        _ names: ReplayNames,
        _ layout: PopulationLayout,
        _ counts: [Int]
    ) -> [Transition] {
        names.outcomes.indices.flatMap { from in
            names.outcomes.indices.compactMap { to in
                let count = counts[layout.transition(from, to)]
                guard count > 0 else { return nil }
                return Transition(from: names.outcomes[from], to: names.outcomes[to], count: count)
            }
        }
    }

    private static func deciders(
        _ names: ReplayNames,
        _ layout: PopulationLayout,
        _ counts: [Int]
    ) -> [DeciderPair] {
        let places = Array(names.features.indices) + [-1]
        func name(_ place: Int) -> String? { place < 0 ? nil : names.features[place] }
        return places.flatMap { from in
            places.compactMap { to in
                let count = counts[layout.decider(from, to)]
                guard count > 0 else { return nil }
                return DeciderPair(from: name(from), to: name(to), count: count)
            }
        }
    }
}

extension PopulationLayout.Division {
    /// The names of the parts, in order; empty where none is known.
    var names: [String] {
        switch self {
        case .origin: ReplayPerson.origins
        case .sex: ReplayPerson.sexes
        case .age: AgeBands.names
        }
    }
}
