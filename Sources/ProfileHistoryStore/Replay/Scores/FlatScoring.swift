internal import EventModel
internal import ProfileModel
internal import ProfileScoring
internal import Projections
internal import Scoring

/// Scores straight from packed streams, with the same results as ``WholeProfileScoring`` and
/// without making a profile.
struct FlatScoring: SubjectScoring {
    /// Where a version's own numbers stand among a run's; empty for one that the side does not use.
    fileprivate struct Places {
        var outcomes: [Int]
        var subModels: [Int]
        var features: [Int]
        /// Of each target group the version that scores it, -1 for none.
        var models: [Int]
        /// Of each target group whether it is the one asked about.
        var isAsked: [Bool]
        /// Of each target group its number among the worker's, -1 until it is met.
        var groups: [Int]
    }

    private let asOf: AsOf
    private let noResults: [NoResultKind: Int]
    private let noSubmission: Int
    private let noModel: Int
    private let otherGroup: Int
    private let day: CalendarDate
    /// The scorers of the versions that the side uses.
    private var scorers: [PopulationScorer] = []
    /// Of each of the run's versions the place of its scorer, -1 for one of the other side's.
    private var slots: [Int] = []
    /// In the order of the run's versions.
    ///
    /// They are asked field by field, in place: a copy would count references for every subject.
    private var places: [Places] = []
    /// The version that scored last; most subjects have the same.
    private var current: Int
    /// For the few whose target group no list has, and of whom not everything may be told.
    private var whole: WholeProfileScoring

    /// Nil where the side has no version at all, so that nothing is scored, and where one of its
    /// versions is evaluated for whole profiles only.
    init?(side: ReplaySide, scorers: [ProfileScorer], names: ReplayNames) {
        guard let first = side.models.first,
            side.models.allSatisfy({ scorers[$0].document.isFlat })
        else { return nil }
        current = first
        asOf = side.asOf
        day = Copenhagen.date(at: side.asOf.effective.instant)
        noResults = Dictionary(
            uniqueKeysWithValues: names.noResults.map {
                ($0, names.place(of: .noResult($0)))
            }
        )
        noSubmission = names.place(of: .noSubmission)
        noModel = names.place(of: .noModel)
        otherGroup = names.place(of: .otherGroup)
        whole = WholeProfileScoring(side: side, scorers: scorers, names: names)
        for (place, scorer) in scorers.enumerated() {
            guard side.models.contains(place) else {
                slots.append(-1)
                places.append(Places())
                continue
            }
            let flat = PopulationScorer(
                document: scorer.document,
                groups: side.groups.map { TargetGroup(rawValue: $0) }
            )
            slots.append(self.scorers.count)
            places.append(Places(of: flat, side, names))
            self.scorers.append(flat)
        }
    }

    mutating func score(
        _ stream: RawSpan,
        before end: Position,
        groups: inout GroupNames
    ) throws(CodecError) -> ReplayScore {
        let through = Position(rawValue: end.rawValue &- 1)
        let found = try result(of: stream, current, through)
        if found.isWithheld { return try whole.score(stream, before: end, groups: &groups) }
        var score = ReplayScore(outcome: noSubmission, person: person(found))
        guard found.hasSubmission else { return score }
        guard let place = found.targetGroup.place else {
            // A group that no list has: only its text tells it from others.
            return try whole.score(stream, before: end, groups: &groups)
        }
        score.group = group(place, &groups)
        score.outcome = otherGroup
        guard isAsked(place) else { return score }
        score.outcome = noModel
        let model = model(for: place)
        guard model >= 0 else { return score }
        if model == current {
            fill(&score, found)
        } else {
            current = model
            let found = try result(of: stream, model, through)
            if found.isWithheld { return try whole.score(stream, before: end, groups: &groups) }
            fill(&score, found)
        }
        return score
    }

    private mutating func result(
        of stream: RawSpan,
        _ model: Int,
        _ through: Position
    ) throws(CodecError) -> PopulationScore {
        try scorers[slots[model]].score(stream, asOf: asOf, through: through)
    }
}

extension FlatScoring {
    private func isAsked(_ group: Int) -> Bool { places[current].isAsked[group] }

    private func model(for group: Int) -> Int { places[current].models[group] }

    /// The worker's number of a target group, by its place in the current version's list.
    private mutating func group(_ place: Int, _ groups: inout GroupNames) -> Int {
        let known = places[current].groups[place]
        if known >= 0 { return known }
        let name = scorers[slots[current]].targetGroups[place].rawValue
        let number = groups.place(of: name)
        places[current].groups[place] = number
        return number
    }

    private func person(_ found: PopulationScore) -> ReplayPerson {
        ReplayPerson(
            sex: Self.place(found.sex, ReplayPerson.sexes.count),
            origin: Self.place(found.origin, ReplayPerson.origins.count),
            age: found.birthDate.flatMap { Age.wholeYears(bornOn: $0, on: day) }
        )
    }

    /// Listed codes first, then one that is on no list, then none.
    private static func place(_ code: PopulationCode, _ count: Int) -> Int {
        switch code {
        case .listed(let place): place
        case .unlisted: count - 2
        case .absent: count - 1
        }
    }

    /// Takes over what the current version gave.
    private func fill(_ score: inout ReplayScore, _ found: PopulationScore) {
        guard let outcome = found.outcome else { return }
        switch outcome.result {
        case .class(let place): score.outcome = places[current].outcomes[place]
        case .noResult(let reason): score.outcome = noResults[NoResultKind(reason)] ?? noModel
        }
        score.model = current
        score.scoreBits = outcome.scoreBits
        score.subModel = outcome.subModel.map { places[current].subModels[$0] } ?? -1
        score.decider = outcome.decider.map { places[current].features[$0.position] } ?? -1
        score.lastInput = found.lastInput?.rawValue
    }
}

extension FlatScoring.Places {
    fileprivate init() {
        outcomes = []
        subModels = []
        features = []
        models = []
        isAsked = []
        groups = []
    }

    fileprivate init(of scorer: PopulationScorer, _ side: ReplaySide, _ names: ReplayNames) {
        outcomes = scorer.classes.map { names.place(of: .class($0.name)) }
        subModels = scorer.subModels.map { names.place(ofSubModel: $0) }
        features = scorer.document.features.map { names.place(ofFeature: $0.name) }
        let groups = scorer.targetGroups.map(\.rawValue)
        models = groups.map { side.model(for: $0) ?? -1 }
        isAsked = groups.map { side.group == nil || side.group == $0 }
        self.groups = Array(repeating: -1, count: groups.count)
    }
}
