internal import EventModel
internal import ProfileModel
internal import ProfileScoring
internal import Projections
internal import Scoring

/// Scores straight from packed streams, with the same results as ``WholeProfileScoring`` and
/// without making a profile.
struct FlatScoring: SubjectScoring {
    /// A version's scorer, and where its own numbers stand among a run's.
    fileprivate struct Version {
        var scorer: PopulationScorer
        let outcomes: [Int]
        let subModels: [Int]
        let features: [Int]
        /// Of each target group the version that scores it, -1 for none.
        let models: [Int]
        /// Of each target group whether it is the one asked about.
        let isAsked: [Bool]
        /// Of each target group its number among the worker's, -1 until it is met.
        var groups: [Int]
    }

    private let asOf: AsOf
    private let noResults: [NoResultKind: Int]
    private let noSubmission: Int
    private let noModel: Int
    private let otherGroup: Int
    private let day: CalendarDate
    /// In the order of the run's versions, nil for those that the other side alone uses.
    private var versions: [Version?]
    /// The version that scored last; most subjects have the same.
    private var current: Int
    /// For the few whose target group no list has.
    private var whole: WholeProfileScoring

    /// Nil where the side has no version at all, so that nothing is scored.
    init?(side: ReplaySide, scorers: [ProfileScorer], names: ReplayNames) {
        guard let first = side.models.first else { return nil }
        current = first
        asOf = side.asOf
        day = Copenhagen.date(at: side.asOf.effective.instant)
        noResults = Dictionary(
            uniqueKeysWithValues: NoResultKind.allCases.map {
                ($0, names.place(of: .noResult($0)))
            }
        )
        noSubmission = names.place(of: .noSubmission)
        noModel = names.place(of: .noModel)
        otherGroup = names.place(of: .otherGroup)
        versions = scorers.enumerated().map { place, scorer in
            guard side.models.contains(place) else { return nil }
            return Version(scorer.document, side, names)
        }
        whole = WholeProfileScoring(side: side, scorers: scorers, names: names)
    }

    mutating func score(
        _ stream: RawSpan,
        before end: Position,
        groups: inout GroupNames
    ) throws(CodecError) -> ReplayScore {
        let through = Position(rawValue: end.rawValue &- 1)
        let found = try result(of: stream, current, through)
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
            fill(&score, try result(of: stream, model, through))
        }
        return score
    }

    private mutating func result(
        of stream: RawSpan,
        _ model: Int,
        _ through: Position
    ) throws(CodecError) -> PopulationScore {
        guard let found = try versions[model]?.scorer.score(stream, asOf: asOf, through: through)
        else { preconditionFailure("a side is scored by its own versions") }
        return found
    }
}

extension FlatScoring {
    private func isAsked(_ group: Int) -> Bool { versions[current]?.isAsked[group] ?? false }

    private func model(for group: Int) -> Int { versions[current]?.models[group] ?? -1 }

    /// The worker's number of a target group, by its place in the current version's list.
    private mutating func group(_ place: Int, _ groups: inout GroupNames) -> Int {
        guard let version = versions[current] else { return -1 }
        if version.groups[place] >= 0 { return version.groups[place] }
        let number = groups.place(of: version.scorer.targetGroups[place].rawValue)
        versions[current]?.groups[place] = number
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
        guard let outcome = found.outcome, let version = versions[current] else { return }
        switch outcome.result {
        case .class(let place): score.outcome = version.outcomes[place]
        case .noResult(let reason): score.outcome = noResults[NoResultKind(reason)] ?? noModel
        }
        score.model = current
        score.scoreBits = outcome.scoreBits
        score.subModel = outcome.subModel.map { version.subModels[$0] } ?? -1
        score.decider = outcome.decider.map { version.features[$0.position] } ?? -1
        score.lastInput = found.lastInput?.rawValue
    }
}

extension FlatScoring.Version {
    fileprivate init(_ document: ModelDocument, _ side: ReplaySide, _ names: ReplayNames) {
        scorer = PopulationScorer(
            document: document,
            groups: side.groups.map { TargetGroup(rawValue: $0) }
        )
        outcomes = scorer.classes.map { names.place(of: .class($0.name)) }
        subModels = scorer.subModels.map { names.place(ofSubModel: $0) }
        features = document.features.map { names.place(ofFeature: $0.name) }
        let groups = scorer.targetGroups.map(\.rawValue)
        models = groups.map { side.model(for: $0) ?? -1 }
        isAsked = groups.map { side.group == nil || side.group == $0 }
        self.groups = Array(repeating: -1, count: groups.count)
    }
}
