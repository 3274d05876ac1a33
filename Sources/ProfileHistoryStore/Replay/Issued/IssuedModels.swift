internal import EventLog
internal import EventModel
internal import ProfileScoring
internal import Projections

/// Every version that the registry knows before a bound, for scores that name theirs.
struct IssuedModels: Sendable {
    /// Whether a version can run.
    enum Model: Sendable {
        case approved(ProfileScorer)
        case draft
    }

    /// The registry's events before the bound.
    let registry: Registry
    /// The versions that can run, in the order of the registry.
    let scorers: [ProfileScorer]
    private let models: [String: Model]

    /// Reads the registry and compiles what may run; throws where its bytes do not decode.
    init(of log: any EventStore, end: Position) throws(StoreError) {
        var known = try ReplayModels(of: log, end: end)
        var models: [String: Model] = [:]
        for model in known.registry.models.models(asOf: .everything) {
            if model.approvals.isEmpty {
                models[model.name] = .draft
            } else {
                let place = try known.place(of: model.name)
                models[model.name] = .approved(known.scorers[place])
            }
        }
        self.models = models
        registry = known.registry
        scorers = known.scorers
    }

    /// The version of a name, nil where none has it.
    subscript(name: String) -> Model? { models[name] }
}
