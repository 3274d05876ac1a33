public import EventModel
public import ProfileModel
public import Projections
public import Scoring

/// Scores persons by one model version straight from their packed streams, one after the other.
///
/// Gives the same class, reason and bits as ``ProfileScorer`` on the profile that `ProfileFold`
/// works out, without making a profile. A workspace: each worker of a run has one of its own. Once
/// it has met the longest windows and the most marks, a subject costs no allocation; a subject with
/// 50 facts costs well under a microsecond.
///
/// Where the explanation of one score is wanted, ask ``ProfileScorer``.
public struct PopulationScorer: Sendable {
    /// The version that scores.
    public let document: ModelDocument
    /// What ``PopulationScore/targetGroup`` counts: the document's groups, then those asked for,
    /// then the two known ones, each once.
    public let targetGroups: [TargetGroup]
    /// What ``PopulationScore/sex`` counts.
    public let sexes: [String]
    /// What ``PopulationScore/origin`` counts.
    public let origins: [String]
    /// What ``CompactOutcome/classIndex`` counts.
    public let classes: [ClassLabel]
    /// What ``CompactOutcome/subModel`` counts; none for a tree.
    public let subModels: [String]

    private var fold = ProfileFold()
    private let scorer: ProfileScorer

    /// Makes a scorer of a version, which counts `groups` beside the document's own.
    ///
    /// Costs a walk over the document's features and kernel.
    public init(document: ModelDocument, groups: [TargetGroup] = []) {
        self.document = document
        let all = document.targetGroups + groups + [.dagpenge, .kontanthjaelp]
        targetGroups = all.reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
        sexes = CodeList.sexes.codes.map(\.code)
        origins = CodeList.origins.codes.map(\.code)
        classes = document.kernel.classes
        subModels = document.kernel.subModels
        scorer = ProfileScorer(document: document)
    }

    /// Scores the subject whose packed stream this is, as the answer to a question.
    ///
    /// Entries beyond `through` in the log are not looked at, so that a run that takes hours
    /// answers for the log as it stood when it began. The whole stream is `Position.last`.
    ///
    /// Throws where the bytes that it has to look at are not those that a store writes; the scorer
    /// stays usable.
    public mutating func score(
        _ stream: RawSpan,
        asOf question: AsOf,
        through limit: Position
    ) throws(CodecError) -> PopulationScore {
        let profile = try fold.profile(of: try stream.cut(after: limit), asOf: question)
        guard let submission = profile.submission else {
            return PopulationScore(
                outcome: nil,
                targetGroup: .absent,
                sex: code(.sex, of: profile, in: sexes),
                origin: code(.origin, of: profile, in: origins),
                birthDate: birthDate(of: profile),
                lastInput: nil
            )
        }
        let result = scorer.score(profile, at: question.effective)
        let group = TargetGroup(rawValue: submission.body.targetGroup)
        return PopulationScore(
            outcome: compact(result),
            targetGroup: targetGroups.firstIndex(of: group).map { .listed($0) } ?? .unlisted,
            sex: code(.sex, of: profile, in: sexes),
            origin: code(.origin, of: profile, in: origins),
            birthDate: birthDate(of: profile),
            lastInput: result.inputs.flatMap(\.positions).max()
        )
    }

    private func compact(_ result: ScoreResult) -> CompactOutcome {
        var kind = CompactOutcome.Result.class(0)
        switch result.outcome.result {
        case .class(let label): kind = .class(classes.firstIndex(of: label) ?? 0)
        case .noResult(let reason): kind = .noResult(reason)
        }
        let last = result.outcome.explanation.path?.last
        return CompactOutcome(
            result: kind,
            scoreBits: result.scoreBits,
            linearPredictorBits: result.linearPredictorBits,
            subModel: result.subModel.flatMap { subModels.firstIndex(of: $0) },
            node: last?.node,
            branch: last?.branch,
            decider: last?.feature
        )
    }

    private func code(
        _ attribute: AttributeNumber,
        of profile: Profile,
        in list: [String]
    ) -> PopulationCode {
        guard let fact = profile.fact(for: attribute) else { return .absent }
        guard case .code(let code) = fact.value, let place = list.firstIndex(of: code) else {
            return .unlisted
        }
        return .listed(place)
    }

    private func birthDate(of profile: Profile) -> CalendarDate? {
        guard case .date(let day) = profile.fact(for: .birthDate)?.value else { return nil }
        return day
    }
}

extension RawSpan {
    /// The entries up to and including a place of the log.
    @_lifetime(copy self)
    fileprivate func cut(after limit: Position) throws(CodecError) -> RawSpan {
        var reader = StreamReader(self)
        var end = 0
        while let entry = try reader.next(), entry.position <= limit { end = reader.offset }
        return extracting(0..<end)
    }
}
