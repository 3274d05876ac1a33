public import EventModel
internal import ProfileScoring

/// Whom a fault reached: every score that it touched, every person, and every recipient.
public struct BlastRadius: Hashable, Sendable {
    /// What was faulty.
    public let fault: BlastRadiusQuestion.Fault
    /// Only scores whose own event stands here were looked at; all where nil.
    public let within: PositionRange?
    /// The last position that was read, nil for an empty log.
    public let through: Position?
    /// The scores that it touched, by subject and then by position.
    public let scores: [TouchedScore]
    /// The scores of which it can not be told, in the same order.
    public let unexamined: [UnexaminedScore]
    /// Everybody whose data was destroyed: whether there were scores can not be read any more.
    public let erased: [SubjectID]
}

extension BlastRadius {
    /// The persons whom it reached, each once, ascending.
    public var subjects: [SubjectID] {
        var subjects: [SubjectID] = []
        for touched in scores where subjects.last != touched.score.subject {
            subjects.append(touched.score.subject)
        }
        return subjects
    }

    /// Who was shown a score that it touched; what was annulled was never shown.
    public var recipients: [ScoreCount] { ScoreCount.all(of: shown) { $0.recipient } }

    /// The classes that were shown.
    public var classes: [ScoreCount] { ScoreCount.all(of: shown) { $0.label } }

    /// How many of the scores stand so.
    public func count(_ standing: IssuedStanding) -> Int {
        scores.count { $0.score.standing == standing }
    }

    /// The scores that were shown to somebody.
    var shown: [ShownScore] { scores.map(\.score).filter(\.wasShown) }
}

extension HistoryStore {
    /// Finds everybody whom a fault reached, and every recipient of a score that it touched.
    ///
    /// Looks at every score that was issued, on several threads; replays the inputs of those that
    /// may have read what is asked about. What is restricted for the reader, erased, or made by a
    /// version that can not run is listed apart. Throws `.badInput` for a range that is not in the
    /// log, `.unknownModel` where no version has the name and no score gives it, and
    /// `.unknownAttribute` where no version reads an input of the name.
    public func blastRadius(
        _ question: BlastRadiusQuestion,
        progress: (_ done: Int, _ count: Int) -> Void = { _, _ in }
    ) throws(StoreError) -> BlastRadius {
        let scan = try scan(question.options)
        let models = try IssuedModels(of: log, end: scan.scope.end)
        if case .range(let range) = question.fault { try range.check(against: scan.scope.end) }
        if case .input(let condition) = question.fault { try condition.check(against: models) }
        var scores: [TouchedScore] = []
        var unexamined: [UnexaminedScore] = []
        try scan.forEach({ BlastRadiusWorker(question, models, scan) }, progress: progress) {
            for finding in $0 {
                switch finding {
                case .touched(let score): scores.append(score)
                case .unexamined(let score): unexamined.append(score)
                }
            }
        }
        if case .model(let name) = question.fault, scores.isEmpty, models[name] == nil {
            throw StoreError(
                .unknownModel,
                "no model version has this name, and no score that you may see gives it",
                field: "model"
            )
        }
        return BlastRadius(
            fault: question.fault,
            within: question.within,
            through: scan.scope.through,
            scores: scores,
            unexamined: unexamined,
            erased: try erasedSubjects()
        )
    }
}

extension InputCondition {
    /// Throws where no version reads anything of the name, so that nobody could be found.
    fileprivate func check(against models: IssuedModels) throws(StoreError) {
        guard models.scorers.contains(where: { isRead(by: $0.document) }) else {
            throw StoreError(
                .unknownAttribute,
                "no approved model version reads an input of this name; see: profilehistory model "
                    + "list",
                field: "input"
            )
        }
    }
}
