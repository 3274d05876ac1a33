internal import EventModel
internal import ProfileModel
internal import ProfileScoring
internal import Projections
internal import Scoring

/// Looks for one person's assessments after another, each with the score before it.
struct DeviationWorker: PopulationWorking {
    /// What became of an assessment.
    enum Finding: Sendable {
        case compared(ComparedAssessment)
        /// The assessment or the score is restricted for the reader.
        case restricted
        /// Its source says that it never was.
        case annulled
        /// A decision marks it "not to be used".
        case disputed
    }

    private let question: DeviationQuestion
    private let classes: [String: [String]]
    private let reader: Reader
    private let last: Position

    init(_ question: DeviationQuestion, _ models: IssuedModels, _ scan: PopulationScan) {
        self.question = question
        classes = Dictionary(
            uniqueKeysWithValues: models.scorers.map { scorer in
                (scorer.document.id, scorer.document.classes.map(\.name))
            }
        )
        last = scan.last
        reader = Reader(roles: question.options.roles, at: EffectiveTime(scan.scope.now))
    }

    func look(at subject: SubjectID, _ stream: RawSpan, _ findings: inout [Finding]) throws {
        let count = try BoundedStream.byteCount(of: stream, before: last.next)
        guard try Self.holdsAssessments(stream.extracting(0..<count)) else { return }
        // Restrictions that hold now may stand behind the bound, so all of it is read.
        let question = AsOf(
            effective: EffectiveTime(.distantFuture),
            known: .position(last)
        )
        let entries = try SubjectHistory(of: stream, asOf: question, for: reader).entries
            .filter { $0.provenance.position <= last }
        for entry in entries where entry.type == .assessment {
            guard let at = entry.provenance.effective, self.question.contains(at) else { continue }
            switch entry.standing {
            case .annulled: findings.append(.annulled)
            case .disputed: findings.append(.disputed)
            default: findings.append(finding(entry, at, subject, entries))
            }
        }
    }

    private static func holdsAssessments(_ stream: RawSpan) throws(CodecError) -> Bool {
        var reader = StreamReader(stream)
        while let entry = try reader.next() {
            if entry.type == .assessment { return true }
        }
        return false
    }

    private func finding(
        _ entry: HistoryEntry,
        _ at: EffectiveTime,
        _ subject: SubjectID,
        _ entries: [HistoryEntry]
    ) -> Finding {
        guard case .assessment(let body) = entry.statement else { return .restricted }
        var score: ShownScore?
        if let issued = Self.score(before: at, entries) {
            guard let shown = ShownScore(issued, of: subject) else { return .restricted }
            score = shown
        }
        return .compared(
            ComparedAssessment(
                subject: subject,
                position: entry.provenance.position,
                at: at,
                label: body.class,
                office: body.office,
                reason: body.reason,
                stated: body.deviates,
                score: score,
                comparison: comparison(of: body.class, with: score)
            )
        )
    }

    /// The valid score that was issued last by a moment; of several at one time the last stored.
    private static func score(
        before at: EffectiveTime,
        _ entries: [HistoryEntry]
    ) -> HistoryEntry? {
        var found: HistoryEntry?
        for entry in entries where entry.type == .scoreIssued && entry.standing == .visible {
            guard let time = entry.provenance.effective, time <= at else { continue }
            if let best = found?.provenance.effective, time < best { continue }
            found = entry
        }
        return found
    }

    private func comparison(
        of label: String,
        with score: ShownScore?
    ) -> ComparedAssessment.Comparison {
        guard let score else { return .noScore }
        if label.utf8.elementsEqual(score.label.utf8) { return .agrees }
        guard let order = classes[score.model],
            let assessed = order.firstIndex(where: { $0.utf8.elementsEqual(label.utf8) }),
            let issued = order.firstIndex(where: { $0.utf8.elementsEqual(score.label.utf8) })
        else { return .unordered }
        return assessed > issued ? .higher : .lower
    }
}

extension ShownScore {
    /// A valid score of a history, nil where it is withheld from the reader.
    fileprivate init?(_ entry: HistoryEntry, of subject: SubjectID) {
        guard case .scoreIssued(let body) = entry.statement, let at = entry.provenance.effective
        else { return nil }
        self.init(
            subject: subject,
            position: entry.provenance.position,
            at: at,
            standing: .valid,
            body: body
        )
    }
}
