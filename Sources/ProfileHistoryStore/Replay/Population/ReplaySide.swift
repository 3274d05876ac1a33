internal import EventModel
internal import Projections

/// One side of a population replay: as of when, and by which version.
struct ReplaySide: Sendable {
    /// Which version scores a form.
    enum Selection: Sendable {
        /// One version, whatever the form's target group.
        case named(Int)
        /// The version in force for the form's target group.
        case inForce([String: Int])
    }

    /// The times.
    let asOf: AsOf
    /// Who reads, and when.
    let reader: Reader
    /// The target group whose forms are scored, nil for all.
    let group: String?
    /// Which version scores a form.
    let selection: Selection

    /// The places of the versions that may score, ascending.
    var models: [Int] {
        switch selection {
        case .named(let place): [place]
        case .inForce(let places): Set(places.values).sorted()
        }
    }

    /// The target groups that the side tells apart, in ascending order.
    var groups: [String] {
        var groups: Set<String> = []
        if let group { groups.insert(group) }
        if case .inForce(let places) = selection { groups.formUnion(places.keys) }
        return groups.sorted()
    }

    /// The place of the version that scores a form for a target group.
    func model(for group: String) -> Int? {
        switch selection {
        case .named(let place): place
        case .inForce(let places): places[group]
        }
    }

    /// Fixes the times and the versions of a side; throws where a time does not parse or a version
    /// may not score.
    init(
        _ question: PopulationQuestion,
        now: Instant,
        models: inout ReplayModels
    ) throws(StoreError) {
        asOf = try AsOf(
            at: question.at,
            known: question.known,
            clock: question.clock,
            includesDisputed: question.includesDisputed,
            now: now
        )
        reader = Reader(roles: Set(question.roles), at: EffectiveTime(now))
        group = question.group
        if let name = question.model {
            selection = .named(try models.place(of: name))
        } else {
            var places: [String: Int] = [:]
            for activation in models.registry.models.inForce(asOf: asOf) {
                places[activation.targetGroup] = try models.place(of: activation.model)
            }
            selection = .inForce(places)
        }
    }
}

extension PopulationQuestion {
    /// The question of the other side, nil where there is none.
    var otherSide: PopulationQuestion? {
        guard let against else { return nil }
        var other = self
        other.model = against.model ?? model
        other.at = against.at ?? at
        other.known = against.known ?? known
        return other
    }
}
