internal import EventModel
internal import ProfileModel
internal import ProfileScoring
internal import Projections

/// Looks for a fault in one person's issued scores after another.
struct BlastRadiusWorker: PopulationWorking {
    /// A score that the fault reached, or that it can not be told of.
    enum Finding: Sendable {
        case touched(TouchedScore)
        case unexamined(UnexaminedScore)
    }

    private let question: BlastRadiusQuestion
    private let models: IssuedModels
    private let reader: Reader
    private let last: Position
    private var fold = ProfileFold()

    init(_ question: BlastRadiusQuestion, _ models: IssuedModels, _ scan: PopulationScan) {
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
        let scores = try IssuedScore.all(in: stream, before: last.next, for: reader)
        if scores.isEmpty { return }
        let isReached = try mayReach(stream)
        for score in scores where question.within?.contains(score.event.position) ?? true {
            guard !score.isRestricted else {
                findings.append(.unexamined(UnexaminedScore(score, of: subject, .restricted)))
                continue
            }
            var reasons: [TouchedScore.Reason] = []
            var refusal: UnexaminedScore.Reason?
            switch question.fault {
            case .model(let name):
                if score.event.body.model.utf8.elementsEqual(name.utf8) { reasons = [.model] }
            case .range(let range):
                if range.contains(score.event.position) { reasons = [.event] }
                guard isReached, Self.mayRead(score.event, range) else { break }
                refusal = try addInputs(of: score, stream, to: &reasons)
            case .input: refusal = try addInputs(of: score, stream, to: &reasons)
            }
            if !reasons.isEmpty {
                let shown = ShownScore(score, of: subject)
                findings.append(.touched(TouchedScore(score: shown, reasons: reasons)))
            } else if let refusal {
                findings.append(.unexamined(UnexaminedScore(score, of: subject, refusal)))
            }
        }
    }

    /// Whether the person has a fact or a form in the range, so that a score may have read one.
    private func mayReach(_ stream: RawSpan) throws(CodecError) -> Bool {
        guard case .range(let range) = question.fault else { return true }
        var reader = StreamReader(stream)
        while let entry = try reader.next(), entry.position <= range.last {
            let isRead = entry.type == .fact || entry.type == .submission
            if isRead, range.contains(entry.position) { return true }
        }
        return false
    }

    /// Whether a score's inputs were read so far that some may come from a range.
    private static func mayRead(_ event: IssuedEvent, _ range: PositionRange) -> Bool {
        event.body.inputsThrough.map { $0 >= range.first } ?? true
    }

    /// Adds the inputs that the fault reached a score by; says why where that can not be told.
    private mutating func addInputs(
        of score: IssuedScore,
        _ stream: RawSpan,
        to reasons: inout [TouchedScore.Reason]
    ) throws(CodecError) -> UnexaminedScore.Reason? {
        let scorer: ProfileScorer
        switch models[score.event.body.model] {
        case .approved(let known): scorer = known
        case .draft: return .modelNotApproved
        case nil: return .modelNotRegistered
        }
        if case .input(let condition) = question.fault, !condition.isRead(by: scorer.document) {
            return nil
        }
        let inputs = try IssuedInputs(
            scorer,
            stream,
            asOf: score.event.asOf,
            for: reader,
            through: last,
            with: &fold
        )
        let match =
            switch question.fault {
            case .model: InputCondition.Match()
            case .range(let range): range.match(inputs)
            case .input(let condition): condition.match(inputs)
            }
        reasons += match.inputs.map { .input($0) }
        return match.withholding.map { UnexaminedScore.Reason($0) }
    }
}

extension PositionRange {
    /// The inputs of a score that were read from the range.
    ///
    /// Of one that is not told it is not told either whether the version used it.
    fileprivate func match(_ inputs: IssuedInputs) -> InputCondition.Match {
        var match = InputCondition.Match()
        for (place, input) in inputs.result.inputs.enumerated() {
            let positions = input.positions.filter { contains($0) }
            if positions.isEmpty { continue }
            if let why = inputs.withholding(of: place) {
                match.withholding = match.withholding ?? why
                continue
            }
            match.inputs.append(
                TouchedInput(
                    feature: input.feature,
                    positions: positions,
                    isConsulted: inputs.isConsulted(input.feature)
                )
            )
        }
        return match
    }
}
