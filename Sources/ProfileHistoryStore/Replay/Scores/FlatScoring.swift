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
        /// Its place among the run's versions.
        let place: Int
        let outcomes: [Int]
        let subModels: [Int]
        let features: [Int]
        /// Of each target group the version that scores it, among the side's; -1 for none.
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
    /// The side's versions; not optional, since what is read of an element must not copy it whole.
    private var versions: [Version]
    /// The version that scored last; most subjects have the same.
    private var current: Int
    /// For the few whose target group no list has.
    private var whole: WholeProfileScoring

    /// Nil where the side has no version at all, so that nothing is scored.
    init?(side: ReplaySide, scorers: [ProfileScorer], names: ReplayNames) {
        let places = side.models
        if places.isEmpty { return nil }
        current = 0
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
        versions = places.map { Version($0, scorers[$0].document, side, names) }
        whole = WholeProfileScoring(side: side, scorers: scorers, names: names)
    }

    mutating func score(
        _ stream: RawSpan,
        before end: Position,
        groups: inout GroupNames
    ) throws(CodecError) -> ReplayScore {
        let through = Position(rawValue: end.rawValue &- 1)
        let found = try versions[current].scorer.score(
            stream,
            asOf: asOf,
            through: through
        )
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
            let other = try versions[model].scorer.score(stream, asOf: asOf, through: through)
            fill(&score, other)
        }
        return score
    }
}

extension FlatScoring {
    private func isAsked(_ group: Int) -> Bool { versions[current].isAsked[group] }

    private func model(for group: Int) -> Int { versions[current].models[group] }

    /// The worker's number of a target group, by its place in the current version's list.
    private mutating func group(_ place: Int, _ groups: inout GroupNames) -> Int {
        let known = versions[current].groups[place]
        if known >= 0 { return known }
        let number = groups.place(of: versions[current].scorer.targetGroups[place].rawValue)
        versions[current].groups[place] = number
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
        case .class(let place): score.outcome = versions[current].outcomes[place]
        case .noResult(let reason): score.outcome = noResults[NoResultKind(reason)] ?? noModel
        }
        score.model = versions[current].place
        score.scoreBits = outcome.scoreBits
        score.subModel = outcome.subModel.map { versions[current].subModels[$0] } ?? -1
        score.decider = outcome.decider.map { versions[current].features[$0.position] } ?? -1
        score.lastInput = found.lastInput?.rawValue
    }
}

extension FlatScoring.Version {
    fileprivate init(
        _ place: Int,
        _ document: ModelDocument,
        _ side: ReplaySide,
        _ names: ReplayNames
    ) {
        self.place = place
        scorer = PopulationScorer(
            document: document,
            groups: side.groups.map { TargetGroup(rawValue: $0) }
        )
        outcomes = scorer.classes.map { names.place(of: .class($0.name)) }
        subModels = scorer.subModels.map { names.place(ofSubModel: $0) }
        features = document.features.map { names.place(ofFeature: $0.name) }
        let groups = scorer.targetGroups.map(\.rawValue)
        let places = side.models
        models = groups.map { group in
            side.model(for: group).flatMap { places.firstIndex(of: $0) } ?? -1
        }
        isAsked = groups.map { side.group == nil || side.group == $0 }
        self.groups = Array(repeating: -1, count: groups.count)
    }
}
