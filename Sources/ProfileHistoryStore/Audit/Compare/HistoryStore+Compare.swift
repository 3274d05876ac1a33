internal import EventLog

extension HistoryStore {
    /// Puts two sides beside one another for everybody: two versions, two dates, two moments of
    /// knowledge, or a candidate beside what is in force.
    ///
    /// One pass over the population on several threads; memory does not grow with it but by those
    /// who are listed. `progress` is told how many subjects' numbers are dealt with. Throws
    /// `.badInput` where the question does not hold, `.unknownModel` and `.lifecycle` where a
    /// version may not score.
    public func compare(
        _ question: ComparisonQuestion,
        progress: (_ done: Int, _ count: Int) -> Void = { _, _ in }
    ) throws(StoreError) -> PopulationComparison {
        guard question.suppressUnder >= 1 else {
            throw StoreError(.badInput, "a number of persons from 1", field: "suppress-under")
        }
        let scan = try scan(question.options)
        let job = try ComparisonJob(question, scope: scan.scope, log: log)
        var tally = ComparisonTally(job.names, question)
        let end = scan.scope.end
        try scan.forEach({ ComparisonWorker(job, end: end) }, progress: progress) { findings in
            for finding in findings { tally.add(finding) }
        }
        return tally.comparison(question, job, through: scan.scope.through)
    }
}
