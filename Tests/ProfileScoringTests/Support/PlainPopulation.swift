import EventModel
import ProfileModel
import ProfileScoring
import Projections
import Scoring

/// What the plain fold and scorer make of a stream, in the words of a population's score.
struct PlainPopulation {
    let scorer: ProfileScorer
    let names: PopulationScorer
    private var fold = ProfileFold()

    init(_ document: ModelDocument) {
        scorer = ProfileScorer(document: document)
        names = PopulationScorer(document: document)
    }

    mutating func score(
        _ stream: [UInt8],
        asOf question: AsOf,
        through limit: Position
    ) throws -> PopulationScore {
        let profile = try fold.profile(of: try Self.cut(stream, after: limit), asOf: question)
        var birthDate: CalendarDate?
        if case .date(let day) = profile.fact(for: .birthDate)?.value { birthDate = day }
        var score = PopulationScore(
            outcome: nil,
            targetGroup: .absent,
            sex: code(profile.fact(for: .sex), in: names.sexes),
            origin: code(profile.fact(for: .origin), in: names.origins),
            birthDate: birthDate,
            lastInput: nil
        )
        guard let submission = profile.submission else { return score }
        let result = scorer.score(profile, at: question.effective)
        score.targetGroup = place(
            of: submission.body.targetGroup,
            in: names.targetGroups.map(\.rawValue)
        )
        score.outcome = compact(result)
        score.lastInput = result.inputs.flatMap(\.positions).max()
        return score
    }

    private func code(_ fact: ProfileFact?, in list: [String]) -> PopulationCode {
        guard let fact else { return .absent }
        guard case .code(let code) = fact.value else { return .unlisted }
        return place(of: code, in: list)
    }

    private func place(of text: String, in list: [String]) -> PopulationCode {
        list.firstIndex(of: text).map { .listed($0) } ?? .unlisted
    }

    private func compact(_ result: ScoreResult) -> CompactOutcome {
        let last = result.outcome.explanation.path?.last
        let kind: CompactOutcome.Result =
            switch result.outcome.result {
            case .class(let label): .class(names.classes.firstIndex(of: label) ?? -1)
            case .noResult(let reason): .noResult(reason)
            }
        return CompactOutcome(
            result: kind,
            scoreBits: result.scoreBits,
            linearPredictorBits: result.linearPredictorBits,
            subModel: result.subModel.flatMap { names.subModels.firstIndex(of: $0) },
            node: node(last),
            branch: last?.branch,
            decider: last?.feature
        )
    }

    private func node(_ last: PathStep?) -> NodeIndex? {
        guard case .native(.tree(let tree)) = scorer.document.kernel else { return nil }
        guard let last else { return .root }
        guard let branch = last.branch,
            case .branches(let branches) = tree.nodes[last.node.position]
        else { return last.node }
        return branches[branch].child
    }

    /// The entries up to and including a place of the log.
    static func cut(_ stream: [UInt8], after limit: Position) throws -> [UInt8] {
        let span = stream.span
        var reader = StreamReader(unsafe span.bytes)
        var end = 0
        while let entry = try reader.next(), entry.position <= limit { end = reader.offset }
        return Array(stream[..<end])
    }
}
