internal import EventLog
internal import EventModel
internal import ProfileModel
internal import ProfileScoring
internal import Projections

/// The model versions of a run, read from the registry as it stood at the run's bound.
struct ReplayModels: Sendable {
    /// The registry's events before the bound.
    let registry: Registry
    /// The versions that may score, in the order in which they were first asked for.
    private(set) var scorers: [ProfileScorer] = []
    private var places: [String: Int] = [:]
    /// A version that may score although nobody approved it, for a dry run.
    var candidate: String?

    /// Reads the registry; throws where its bytes do not decode.
    init(of log: any EventStore, end: Position) throws(StoreError) {
        registry = try translating {
            let stream = try log.stream(of: .registry)?.bytes ?? []
            let count = unsafe try BoundedStream.byteCount(of: stream.span.bytes, before: end)
            return try Registry(
                stream: PackedStream(subject: .registry, bytes: Array(stream[..<count]))
            )
        }
    }

    /// How far a version has come, whatever the times of its events; nil where none has the name.
    func model(_ name: String) -> ModelTimeline.Model? {
        registry.models.model(name, asOf: .everything)
    }

    /// The place of a version that may score among ``scorers``.
    ///
    /// Throws `.unknownModel` where none has the name, and `.lifecycle` where nobody approved it.
    mutating func place(of name: String) throws(StoreError) -> Int {
        if let place = places[name] { return place }
        guard let model = model(name) else {
            throw StoreError(
                .unknownModel,
                "no model version \(name); see: profilehistory model list",
                field: "model"
            )
        }
        guard !model.approvals.isEmpty || name == candidate else {
            throw StoreError(.lifecycle, "\(name) is a draft; only approved versions score")
        }
        let document: ModelDocument
        do {
            document = try ModelDocument(
                parsing: model.document,
                catalog: registry.attributes,
                forms: registry.forms,
                pmml: model.pmml
            )
        } catch {
            throw StoreError(.badInput, "\(error)", field: "model document")
        }
        let place = scorers.count
        scorers.append(ProfileScorer(document: document))
        places[name] = place
        return place
    }
}

extension AsOf {
    /// Everything that a stream holds, whatever its times.
    static var everything: AsOf {
        AsOf(
            effective: EffectiveTime(.distantFuture),
            known: .position(Position(rawValue: .max))
        )
    }
}
