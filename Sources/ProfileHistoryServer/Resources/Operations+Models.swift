internal import EventLog
internal import EventModel
internal import HTTPTypes
internal import JSON
internal import ProfileHistoryStore
internal import Projections

extension Operations {
    private static let readers: [Role] = [.admin, .auditor, .dpo, .caseworker, .citizen, .system]

    /// Model versions: which there are, when each was in force, and the steps of their lives.
    static func models(_ backend: Backend) -> [Operation] {
        [
            Operation(
                "listModels",
                .get,
                "/v1/models",
                .roles(readers, .modelsRead),
                .models,
                query: times
            ) { call in
                let models = try backend.store.models(asOf: call.asOf(backend.store))
                return Reply.json { writer in
                    writer.beginArray()
                    for model in models { model.write(to: &writer) }
                    writer.endArray()
                }
            },
            Operation(
                "readModel",
                .get,
                "/v1/models/{model}",
                .roles(readers, .modelsRead),
                .models
            ) { call in
                let model = try backend.store.model(call.parameter("model"))
                call.note.add { $0.model = model.name }
                return Reply(model.document, type: .json)
            },
            Operation(
                "readModelTimeline",
                .get,
                "/v1/models/{model}/timeline",
                .roles(readers, .modelsRead),
                .models
            ) { call in
                let model = try backend.store.model(call.parameter("model"))
                call.note.add { $0.model = model.name }
                return Reply.json { model.writeTimeline(to: &$0) }
            },
            Operation(
                "readAttributeTimeline",
                .get,
                "/v1/attributes/{attribute}/timeline",
                .roles(readers, .modelsRead),
                .models
            ) { call in
                let timeline = try backend.store.timeline(ofAttribute: call.parameter("attribute"))
                return Reply.json { timeline.write(to: &$0) }
            },
        ] + steps(backend)
    }
}

extension ModelTimeline.Model {
    /// Writes every step of the version's life, in the order in which they were registered.
    func writeTimeline(to writer: inout JSONWriter) {
        var steps = [(provenance, "registered", author, nil as String?, nil as EffectiveTime?)]
        steps += approvals.map { ($0.provenance, "approved", $0.approver, nil, nil) }
        steps += activations.map {
            let what = $0.rollback == nil ? "activated" : "rolled-back-to"
            return ($0.provenance, what, $0.actor, $0.targetGroup, $0.effective)
        }
        steps += retirements.map {
            ($0.provenance, "retired", $0.actor, $0.targetGroup, $0.effective)
        }
        writer.beginArray()
        for (origin, what, actor, group, effective) in steps.sorted(by: {
            $0.0.position < $1.0.position
        }) {
            writer.beginObject()
            writer.key("position")
            writer.integer(origin.position.rawValue)
            writer.key("step")
            writer.string(what)
            writer.key("actor")
            writer.string(actor)
            writer.key("targetGroup")
            if let group { writer.string(group) } else { writer.null() }
            writer.key("effective")
            if let effective { writer.string(effective.description) } else { writer.null() }
            writer.key("registered")
            writer.string(origin.registered.instant.description)
            writer.key("recorded")
            writer.string(origin.recorded.instant.description)
            writer.endObject()
        }
        writer.endArray()
    }
}
