internal import EventLog
internal import EventModel
internal import ProfileModel
internal import ProfileScoring

/// The versions and times of both sides, fixed.
struct ComparisonJob: Sendable {
    let side: ReplaySide
    let otherSide: ReplaySide
    let scorers: [ProfileScorer]
    let names: ReplayNames
    /// The groups that a candidate is made for; nil where none is tried.
    let candidateGroups: Set<String>?

    /// Fixes both sides; throws where a time does not parse or a version may not score.
    init(
        _ question: ComparisonQuestion,
        scope: ReplayScope,
        log: any EventStore
    ) throws(StoreError) {
        guard let other = question.population.otherSide else {
            throw StoreError(.badInput, "name a second side to compare with", field: "against")
        }
        var models = try ReplayModels(of: log, end: scope.end)
        if question.isDryRun { models.candidate = other.model }
        side = try ReplaySide(question.population, now: scope.now, models: &models)
        otherSide = try ReplaySide(other, now: scope.now, models: &models)
        scorers = models.scorers
        names = ReplayNames(of: models.scorers)
        guard !scorers.isEmpty else {
            throw StoreError(
                .unknownModel,
                "no model version is in force on that date; name one with --model",
                field: "model"
            )
        }
        let candidate = question.isDryRun ? scorers.first { $0.document.id == other.model } : nil
        candidateGroups = candidate.map { Set($0.document.targetGroups.map(\.rawValue)) }
    }

    /// What scores by one side's question.
    func scoring(_ side: ReplaySide) -> any SubjectScoring {
        if let flat = FlatScoring(side: side, scorers: scorers, names: names) { return flat }
        return WholeProfileScoring(side: side, scorers: scorers, names: names)
    }
}
