internal import AuditReports
internal import EventLog
public import EventModel

/// How caseworkers' assessments stand to the scores that came before them.
public struct Deviations: Hashable, Sendable {
    /// What was asked.
    public let question: DeviationQuestion
    /// The last position that was read, nil for an empty log.
    public let through: Position?
    /// Every assessment that counts, by subject and then by position.
    public let assessments: [ComparedAssessment]
    /// How many assessments their sources annulled; they count for nothing.
    public let annulled: Int
    /// How many a decision marks "not to be used"; they count for nothing.
    public let disputed: Int
    /// How many are restricted for the reader, or stand beside a score that is.
    public let restricted: Int
    /// Everybody whose data was destroyed.
    public let erased: [SubjectID]
    /// The groups: names ascending, what has none, and the rest where small ones are folded.
    public let groups: [DeviationGroup]
    /// All of them together.
    public let total: DeviationGroup

    init(
        _ question: DeviationQuestion,
        through: Position?,
        findings: [DeviationWorker.Finding],
        erased: [SubjectID]
    ) {
        self.question = question
        self.through = through
        self.erased = erased
        assessments = findings.compactMap { finding in
            if case .compared(let assessment) = finding { assessment } else { nil }
        }
        func count(_ isCounted: (DeviationWorker.Finding) -> Bool) -> Int {
            findings.count(where: isCounted)
        }
        annulled = count { if case .annulled = $0 { true } else { false } }
        disputed = count { if case .disputed = $0 { true } else { false } }
        restricted = count { if case .restricted = $0 { true } else { false } }
        (groups, total) = DeviationGroup.all(
            of: assessments,
            by: question.grouping,
            suppressedUnder: question.suppressedUnder
        )
    }

    /// A reason that was given for deviating, and how often.
    public struct Reason: Hashable, Sendable {
        /// The reason; nil where none was given.
        public let text: String?
        /// How many assessments.
        public let assessments: Int
    }

    /// The reasons of those that deviate, or say that they do; the most frequent first.
    public var reasons: [Reason] {
        var counts: [String?: Int] = [:]
        for assessment in assessments
        where assessment.deviates ?? false || assessment.stated ?? false {
            counts[assessment.reason, default: 0] += 1
        }
        return counts.map { Reason(text: $0, assessments: $1) }.sorted { left, right in
            (right.assessments, left.text ?? "") < (left.assessments, right.text ?? "")
        }
    }
}

extension HistoryStore {
    /// Holds caseworkers' assessments against the score that was issued last before each.
    ///
    /// Counts of few persons are held back. Throws `.badInput` where the dates or the threshold do
    /// not hold.
    public func deviations(
        _ question: DeviationQuestion = DeviationQuestion(),
        progress: (_ done: Int, _ count: Int) -> Void = { _, _ in }
    ) throws(StoreError) -> Deviations {
        guard question.suppressedUnder >= 1 else {
            throw StoreError(
                .badInput,
                "counts are held back under 1, which is none, or more",
                field: "suppress-under"
            )
        }
        if let from = question.from, let to = question.to, to < from {
            throw StoreError(.badInput, "the time ends before it begins", field: "to")
        }
        let scan = try scan(question.options)
        let models = try IssuedModels(of: log, end: scan.scope.end)
        let findings = try scan.findings(
            { DeviationWorker(question, models, scan) },
            progress: progress
        )
        return Deviations(
            question,
            through: scan.scope.through,
            findings: findings,
            erased: try erasedSubjects()
        )
    }
}
