internal import EventModel
internal import ProfileModel
internal import ProfileScoring
internal import Projections
internal import Scoring

/// Scores by rebuilding the whole profile, just as a question about one person does.
///
/// Some allocations a fact: what the fast path is held against, and what a run falls back to.
struct WholeProfileScoring: SubjectScoring {
    private let side: ReplaySide
    private let scorers: [ProfileScorer]
    private let names: ReplayNames
    private var fold = ProfileFold()

    init(side: ReplaySide, scorers: [ProfileScorer], names: ReplayNames) {
        self.side = side
        self.scorers = scorers
        self.names = names
    }

    mutating func score(
        _ stream: RawSpan,
        before end: Position,
        groups: inout GroupNames
    ) throws(CodecError) -> ReplayScore {
        let profile = try fold.profile(
            of: stream,
            asOf: side.asOf,
            for: side.reader,
            through: Position(rawValue: end.rawValue &- 1)
        )
        let person = ReplayPerson(of: profile, at: side.asOf.effective)
        func without(_ outcome: ReplayOutcome, group: Int = -1) -> ReplayScore {
            var score = ReplayScore(outcome: names.place(of: outcome), person: person)
            score.group = group
            return score
        }
        guard let submission = profile.submission else { return without(.noSubmission) }
        let name = submission.body.targetGroup
        let group = groups.place(of: name)
        if let asked = side.group, asked != name { return without(.otherGroup, group: group) }
        guard let model = side.model(for: name) else { return without(.noModel, group: group) }
        var score = score(profile, model, person)
        score.group = group
        return score
    }

    private func score(_ profile: Profile, _ model: Int, _ person: ReplayPerson) -> ReplayScore {
        let result = scorers[model].briefScore(profile, at: side.asOf.effective)
        let outcome: ReplayOutcome =
            if let none = result.noResult {
                .noResult(none.kind)
            } else {
                .class(result.label?.name ?? "")
            }
        var score = ReplayScore(outcome: names.place(of: outcome), person: person)
        score.model = model
        score.scoreBits = result.scoreBits
        score.subModel = names.place(ofSubModel: result.subModel)
        score.decider = names.place(ofFeature: result.decider)
        score.lastInput = result.inputs.compactMap(\.positions.last).max()?.rawValue
        return score
    }
}
