internal import EventLog
internal import EventModel
internal import HTTPTypes
internal import JSON
internal import ProfileHistoryStore

extension Operations {
    /// The steps that an admin takes in the life of a version.
    static func steps(_ backend: Backend) -> [Operation] {
        [
            step("approveModel", "approvals", knowing: [], backend) { name, _, by in
                try backend.store.approve(name, by: by)
            },
            step("activateModel", "activations", knowing: ["group", "from"], backend) {
                name,
                sent,
                by in
                guard let group = sent["group"]?.string, let from = sent["from"]?.string else {
                    throw Problem(.badRequest, "say for which group and from when", field: "group")
                }
                return try backend.store.activate(
                    name,
                    for: group,
                    from: try EffectiveTime(opening: from, field: "from"),
                    by: by
                )
            },
            step("retireModel", "retirements", knowing: ["group", "from", "reason"], backend) {
                name,
                sent,
                by in
                guard let from = sent["from"]?.string else {
                    throw Problem(.badRequest, "say from when", field: "from")
                }
                return try backend.store.retire(
                    name,
                    for: sent["group"]?.string,
                    from: try EffectiveTime(opening: from, field: "from"),
                    reason: sent["reason"]?.string,
                    by: by
                )
            },
        ]
    }

    /// A step in a version's life, taken by the bearer of the token: the approver is not the
    /// author, whatever a body says.
    private static func step(
        _ id: String,
        _ resource: String,
        knowing names: [String],
        _ backend: Backend,
        take: @escaping @Sendable (String, JSONObject, ModelStep) throws -> Placement
    ) -> Operation {
        Operation(
            id,
            .post,
            "/v1/models/{model}/\(resource)",
            .roles([.admin], .modelsWrite),
            .models,
            body: .json,
            writes: true,
            isRemembered: true
        ) { call in
            let sent = try call.object(knowing: names)
            let name = call.parameter("model")
            call.note.add { $0.model = name }
            let actor = ModelStep(actor: call.caller?.actor ?? "")
            let placement = try await backend.helpers.run { try take(name, sent, actor) }
            var reply = Reply.json(status: .created) { Backend.write(placement, to: &$0) }
            reply.isStillTold = { again in again.note.add { $0.model = name } }
            return reply
        }
    }
}
