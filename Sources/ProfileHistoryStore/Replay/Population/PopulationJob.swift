internal import EventLog
internal import EventModel
internal import ProfileModel
internal import ProfileScoring

/// Scores every subject by one question, or by two that are compared.
struct PopulationJob: ReplayJob {
    let question: PopulationQuestion
    let format: ReplayFormat
    let scope: ReplayScope
    let side: ReplaySide
    let otherSide: ReplaySide?
    let scorers: [ProfileScorer]
    let names: ReplayNames
    private let reader: PopulationReader

    /// Fixes the versions and the times; throws where one does not hold.
    init(
        _ question: PopulationQuestion,
        format: ReplayFormat,
        scope: ReplayScope,
        log: any EventStore
    ) throws(StoreError) {
        var models = try ReplayModels(of: log, end: scope.end)
        side = try ReplaySide(question, now: scope.now, models: &models)
        if let other = question.otherSide {
            otherSide = try ReplaySide(other, now: scope.now, models: &models)
        } else {
            otherSide = nil
        }
        try Self.check(question, models)
        self.question = question
        self.format = format
        self.scope = scope
        scorers = models.scorers
        names = ReplayNames(of: models.scorers)
        reader = PopulationReader(log: log, end: scope.end)
    }

    private static func check(
        _ question: PopulationQuestion,
        _ models: ReplayModels
    ) throws(StoreError) {
        if let group = question.group, !TargetGroup.isToken(group) {
            throw StoreError(.badInput, "this is no name of a target group", field: "group")
        }
        guard question.model != nil || !models.scorers.isEmpty else {
            throw StoreError(
                .unknownModel,
                "no model version is in force on that date; name one with --model",
                field: "model"
            )
        }
    }

    var modelDigests: [String] { zip(names.models, names.digests).map { "\($0) \($1)" } }

    var countCount: Int { PopulationLayout(names, isComparison: otherSide != nil).count }

    var prologue: [UInt8] {
        format == .csv ? CSVRows(names, isComparison: otherSide != nil).header : []
    }

    func makeWorker() -> any ReplayWorker {
        PopulationWorker(self, reader: reader)
    }

    func summary(_ counts: [Int]) -> ReplaySummary {
        .population(PopulationSummary(self, counts: counts))
    }
}
