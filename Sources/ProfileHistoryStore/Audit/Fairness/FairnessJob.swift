internal import EventLog
internal import EventModel
internal import ProfileModel
internal import ProfileScoring
internal import Projections
internal import Scoring

/// The versions, the times and the rule of a question, fixed.
struct FairnessJob: Sendable {
    let side: ReplaySide
    let scorers: [ProfileScorer]
    let selected: String
    let rule: OutcomeRule?
    let definition: AttributeDefinition?
    /// As of when the outcome is looked at: everything known, once the periods are over.
    let outcomeAsOf: AsOf

    /// Throws where a time or a version does not hold, no version gives the class, or the outcome
    /// is of no series or can not be known yet.
    init(
        _ question: FairnessQuestion,
        scope: ReplayScope,
        log: any EventStore
    ) throws(StoreError) {
        var models = try ReplayModels(of: log, end: scope.end)
        side = try ReplaySide(question.population, now: scope.now, models: &models)
        scorers = models.scorers
        selected = question.selected
        rule = question.outcome
        let classes = Set(scorers.flatMap { $0.document.classes.map(\.name) })
        guard classes.contains(selected) else {
            throw StoreError(
                .badInput,
                classes.isEmpty
                    ? "no model version is in force on that date; name one with --model"
                    : "no version that scores gives this class; they give "
                        + classes.sorted().joined(separator: ", "),
                field: "selected"
            )
        }
        outcomeAsOf = AsOf(
            effective: EffectiveTime(scope.now),
            known: .position(Position(rawValue: scope.end.rawValue &- 1))
        )
        guard let rule else {
            definition = nil
            return
        }
        guard let found = models.registry.attributes.definition(named: rule.series),
            let granularity = found.series
        else {
            throw StoreError(
                .unknownAttribute,
                "the store knows no series of this name",
                field: "outcome"
            )
        }
        let end = rule.end(after: side.asOf.effective, granularity).firstDay
        guard Copenhagen.opening(of: end) <= scope.now else {
            throw StoreError(
                .badInput,
                "the periods asked about are over on \(end); ask then, or about an earlier date",
                field: "outcome"
            )
        }
        definition = found
    }
}
