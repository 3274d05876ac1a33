internal import EventLog
public import EventModel
internal import Projections

/// What late corrections changed, and who had been shown the old scores.
public struct CorrectionEffect: Hashable, Sendable {
    /// What was asked.
    public let question: CorrectionQuestion
    /// The last position that was read, nil for an empty log.
    public let through: Position?
    /// The scores of which an input is another one now, by subject and then by position.
    public let scores: [CorrectedScore]
    /// How many issued scores would be made of the same inputs now.
    public let unchanged: Int
    /// The scores of which it can not be told.
    public let unexamined: [UnexaminedScore]
    /// Everybody whose data was destroyed; nobody where one person was asked about.
    public let erased: [SubjectID]
}

extension CorrectionEffect {
    /// The issued scores of which an input is another one now.
    public var issued: [CorrectedScore] { scores.filter(\.isIssued) }

    /// How many issued scores have another class now.
    public var classChangedCount: Int { issued.count { $0.isClassChanged == true } }

    /// How many issued scores have another class or score now.
    public var resultChangedCount: Int { issued.count { $0.isResultChanged == true } }

    /// Who was shown a score that has another class or score now.
    public var recipients: [ScoreCount] {
        ScoreCount.all(
            of: issued.filter { $0.isResultChanged == true }.map(\.score)
        ) { $0.recipient }
    }

    /// Who was shown a score of which an input is another one now, whatever came of it.
    public var recipientsOfInputs: [ScoreCount] {
        ScoreCount.all(of: issued.map(\.score)) { $0.recipient }
    }
}

extension HistoryStore {
    /// Compares every score that was shown with what would be given in its place now.
    ///
    /// Each is replayed twice by the version that it names: as known when it was made, and as known
    /// now. Where nothing came since that is effective by its moment, it is the same without a
    /// replay. Throws `.badInput` for a range that is not in the log, and `.erased` or
    /// `.unknownSubject` for a person of whom nothing can be read.
    public func correctionEffect(
        _ question: CorrectionQuestion = CorrectionQuestion(),
        progress: (_ done: Int, _ count: Int) -> Void = { _, _ in }
    ) throws(StoreError) -> CorrectionEffect {
        let scan = try scan(question.options)
        try question.corrections?.check(against: scan.scope.end)
        let models = try IssuedModels(of: log, end: scan.scope.end)
        var tally = Tally()
        if let subject = question.subject {
            var worker = CorrectionWorker(question, models, scan)
            tally.add(try findings(of: subject, &worker))
        } else {
            try scan.forEach({ CorrectionWorker(question, models, scan) }, progress: progress) {
                tally.add($0)
            }
        }
        return CorrectionEffect(
            question: question,
            through: scan.scope.through,
            scores: tally.scores,
            unchanged: tally.unchanged,
            unexamined: tally.unexamined,
            erased: question.subject == nil ? try erasedSubjects() : []
        )
    }

    /// What a worker finds of one person.
    func findings<Worker: PopulationWorking>(
        of subject: SubjectID,
        _ worker: inout Worker
    ) throws(StoreError) -> [Worker.Finding] {
        var findings: [Worker.Finding] = []
        let stream = try stream(of: subject)
        try translating {
            try unsafe worker.look(at: subject, stream.bytes.span.bytes, &findings)
        }
        return findings
    }

    private struct Tally {
        var scores: [CorrectedScore] = []
        var unchanged = 0
        var unexamined: [UnexaminedScore] = []

        mutating func add(_ findings: [CorrectionWorker.Finding]) {
            for finding in findings {
                switch finding {
                case .corrected(let score): scores.append(score)
                case .unchanged: unchanged += 1
                case .unexamined(let score): unexamined.append(score)
                }
            }
        }
    }
}
