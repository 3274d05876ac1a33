internal import EventModel
internal import ProfileModel
internal import ProfileScoring
internal import Projections
internal import Scoring

/// Compares one person's issued scores after another, as known then and as known now.
struct CorrectionWorker: PopulationWorking {
    /// What became of a score.
    enum Finding: Sendable {
        case corrected(CorrectedScore)
        case unchanged
        case unexamined(UnexaminedScore)
    }

    private let question: CorrectionQuestion
    private let models: IssuedModels
    private let reader: Reader
    private let last: Position
    private var fold = ProfileFold()

    init(_ question: CorrectionQuestion, _ models: IssuedModels, _ scan: PopulationScan) {
        self.question = question
        self.models = models
        last = scan.last
        reader = Reader(roles: question.options.roles, at: EffectiveTime(scan.scope.now))
    }

    mutating func look(
        at subject: SubjectID,
        _ stream: RawSpan,
        _ findings: inout [Finding]
    ) throws {
        for score in try IssuedScore.all(in: stream, before: last.next, for: reader)
        where score.standing != .annulled {
            if let since = question.since, score.event.at < since { continue }
            try look(at: score, of: subject, stream, &findings)
        }
    }

    private mutating func look(
        at score: IssuedScore,
        of subject: SubjectID,
        _ stream: RawSpan,
        _ findings: inout [Finding]
    ) throws {
        let count = try BoundedStream.byteCount(of: stream, before: last.next)
        let now = AsOf(effective: score.event.at, known: question.known ?? .position(last))
        let late = try LateEvents(
            in: stream.extracting(0..<count),
            unknownTo: score.event.asOf,
            knownTo: now
        )
        if late.isEmpty(in: question.corrections) {
            findings.append(.unchanged)
            return
        }
        guard !score.isRestricted else {
            findings.append(.unexamined(UnexaminedScore(score, of: subject, .restricted)))
            return
        }
        let shown = ShownScore(score, of: subject)
        var group: String?
        switch models[score.event.body.model] {
        case .approved(let scorer):
            let pair = try inputs(scorer, score, now, stream)
            group = pair.now.profile.submission?.body.targetGroup
            findings.append(finding(pair, late, score, shown, isIssued: true))
        case .draft:
            findings.append(.unexamined(UnexaminedScore(score, of: subject, .modelNotApproved)))
        case nil:
            findings.append(.unexamined(UnexaminedScore(score, of: subject, .modelNotRegistered)))
        }
        guard question.comparesAllVersions else { return }
        for scorer in models.scorers where scorer.document.id != score.event.body.model {
            let pair = try inputs(scorer, score, now, stream)
            let asked = group ?? pair.now.profile.submission?.body.targetGroup
            guard scorer.document.targetGroups.contains(where: { $0.rawValue == asked }),
                case .corrected(let other) = finding(pair, late, score, shown, isIssued: false)
            else { continue }
            findings.append(.corrected(other))
        }
    }

    private typealias Pair = (then: IssuedInputs, now: IssuedInputs)

    private mutating func inputs(
        _ scorer: ProfileScorer,
        _ score: IssuedScore,
        _ now: AsOf,
        _ stream: RawSpan
    ) throws(CodecError) -> Pair {
        func inputs(_ question: AsOf, _ fold: inout ProfileFold) throws(CodecError) -> IssuedInputs
        {
            try IssuedInputs(
                scorer,
                stream,
                asOf: question,
                for: reader,
                through: last,
                with: &fold
            )
        }
        return (try inputs(score.event.asOf, &fold), try inputs(now, &fold))
    }

    /// What became of a score by one version.
    private func finding(
        _ pair: Pair,
        _ late: LateEvents,
        _ score: IssuedScore,
        _ shown: ShownScore,
        isIssued: Bool
    ) -> Finding {
        var inputs: [CorrectedInput] = []
        var withholding: Withholding?
        for place in pair.then.result.inputs.indices {
            if let why = pair.then.withholding(of: place) ?? pair.now.withholding(of: place) {
                withholding = withholding ?? why
                continue
            }
            let before = pair.then.result.inputs[place]
            let after = pair.now.result.inputs[place]
            if before.value.isSame(as: after.value) { continue }
            let causes = late.causes(from: before.positions, to: after.positions)
            if let range = question.corrections,
                !causes.contains(where: { range.contains($0.position) })
            {
                continue
            }
            inputs.append(CorrectedInput(before, after, causes))
        }
        guard !inputs.isEmpty else {
            return withholding.map {
                .unexamined(
                    UnexaminedScore(score, of: shown.subject, UnexaminedScore.Reason($0))
                )
            } ?? .unchanged
        }
        return .corrected(
            CorrectedScore(
                score: shown,
                model: pair.then.document.id,
                isIssued: isIssued,
                then: CorrectedScore.Side(pair.then),
                now: CorrectedScore.Side(pair.now),
                inputs: inputs,
                withholding: withholding
            )
        )
    }
}

extension CorrectedInput {
    fileprivate init(_ before: ScoredInput, _ after: ScoredInput, _ causes: [Correction]) {
        self.init(
            feature: before.feature,
            before: Reading(value: before.value, positions: before.positions),
            after: Reading(value: after.value, positions: after.positions),
            causes: causes
        )
    }
}

extension InputValue {
    /// Whether a kernel is given the same bits.
    fileprivate func isSame(as other: InputValue) -> Bool {
        switch (self, other) {
        case (.number(let left), .number(let right)): left.bitPattern == right.bitPattern
        case (.category(let left), .category(let right)): left.utf8.elementsEqual(right.utf8)
        default: self == other
        }
    }
}
