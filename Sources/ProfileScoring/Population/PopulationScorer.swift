public import EventModel
public import ProfileModel
public import Projections
public import Scoring

/// Scores persons by one model version straight from their packed streams, one after the other.
///
/// Gives the same class, reason and bits as ``ProfileScorer`` on the profile that `ProfileFold`
/// works out, without making a profile. A workspace: each worker of a run has one of its own. It
/// keeps the memory of the largest subject that it has met and then allocates no more.
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

    let program: ScoringProgram
    let plan: InputPlan
    var fold: PopulationFold
    /// The inputs of the subject at hand, one for each feature.
    var inputs: [CompactInput]
    /// The answers of the subject at hand, one for each question.
    var answers: [PackedAnswer]
    /// The moment that the day was worked out for.
    var moment: EffectiveTime?
    /// Whether something of the subject at hand was destroyed.
    var meetsErased = false
    /// The day asked, by the clock of Copenhagen.
    var day = CalendarDate(dayNumber: 0)

    /// Makes a scorer of a version, which counts `groups` beside the document's own.
    ///
    /// Costs a walk over the document's features and kernel, which the document itself must write
    /// out: a PMML document is evaluated for whole profiles, by ``ProfileScorer``.
    public init(document: ModelDocument, groups: [TargetGroup] = []) {
        guard document.isFlat, let kernel = document.kernel.native else {
            preconditionFailure("a population scorer is made for a flat document")
        }
        self.document = document
        let all = document.targetGroups + groups + [.dagpenge, .kontanthjaelp]
        targetGroups = all.reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
        sexes = CodeList.sexes.codes.map(\.code)
        origins = CodeList.origins.codes.map(\.code)
        classes = document.kernel.classes
        subModels = document.kernel.subModels
        program = ScoringProgram(kernel)
        plan = InputPlan(
            document,
            program,
            groups: targetGroups.map(\.rawValue),
            sexes: sexes,
            origins: origins
        )
        fold = PopulationFold(plan.wanted)
        inputs = Array(repeating: .missing(.noFact), count: document.features.count)
        answers = Array(repeating: PackedAnswer(), count: plan.questions.count)
    }

    /// How much there is memory for; grows only where more is allocated.
    package var capacity: Int { fold.capacity + inputs.capacity + answers.capacity }

    /// Scores the subject whose packed stream this is, as the answer to a question.
    ///
    /// Entries beyond `through` in the log are not looked at, so that a run that takes hours
    /// answers for the log as it stood when it began; `Position.last` leaves none out.
    ///
    /// Throws where the bytes that it has to look at are not those that a store writes; the scorer
    /// stays usable.
    public mutating func score(
        _ stream: RawSpan,
        asOf question: AsOf,
        through limit: Position
    ) throws(CodecError) -> PopulationScore {
        try fold.fold(stream, asOf: question, through: limit)
        meetsErased = false
        if moment != question.effective {
            moment = question.effective
            day = Copenhagen.date(at: question.effective.instant)
        }
        var score = PopulationScore(
            outcome: nil,
            targetGroup: .absent,
            sex: try code(at: plan.sexCell, in: stream, list: InputPlan.List.sexes),
            origin: try code(at: plan.originCell, in: stream, list: InputPlan.List.origins),
            birthDate: nil,
            lastInput: nil
        )
        if let (value, _) = try fold.value(at: plan.birthDateCell, in: stream) {
            if case .date(let birth) = value { score.birthDate = birth }
            if value == .erased { meetsErased = true }
        }
        score.isWithheld = fold.mayBeRestricted || meetsErased
        guard let submission = fold.submission else { return score }
        score.targetGroup = try readAnswers(submission, in: stream)
        score.lastInput = try readInputs(submission, in: stream)
        score.isWithheld = score.isWithheld || meetsErased
        score.outcome = program.evaluate(inputs.span)
        return score
    }

    /// The code of an attribute that persons are counted under.
    private mutating func code(
        at place: Int,
        in stream: RawSpan,
        list: Int
    ) throws(CodecError) -> PopulationCode {
        guard let (value, _) = try fold.value(at: place, in: stream) else { return .absent }
        if value == .erased { meetsErased = true }
        guard case .code(let text) = value,
            let found = plan.tables.place(of: stream.extracting(text), in: list)
        else { return .unlisted }
        return .listed(found)
    }
}
