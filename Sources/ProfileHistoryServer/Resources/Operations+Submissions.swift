internal import EventModel
internal import HTTPTypes
internal import JSON
internal import ProfileHistoryStore
internal import ProfileModel

extension Operations {
    private static let writers: [Role] = [.citizen, .caseworker, .system]

    /// Forms that are handed in and withdrawn.
    static func submissions(_ backend: Backend) -> [Operation] {
        [
            Operation(
                "submitForm",
                .post,
                "/v1/subjects/{subject}/submissions",
                .roles(writers, .profileWrite),
                .person,
                body: .json,
                writes: true
            ) { call in
                try await submit(call, backend)
            },
            Operation(
                "withdrawForm",
                .post,
                "/v1/subjects/{subject}/withdrawals",
                .roles(writers, .profileWrite),
                .person,
                body: .json,
                writes: true
            ) { call in
                try await withdraw(call, backend)
            },
        ]
    }

    private static func submit(_ call: Call, _ backend: Backend) async throws -> Reply {
        let sent = try call.object(knowing: ["form", "targetGroup", "at", "answers"])
        let visit = try backend.visit(call)
        var line = FeedLineWriter(sent)
        line.add("type", "submission")
        line.add("subject", visit.subject.description)
        line.add("source", "api")
        line.add("id", Backend.eventID(call, "submitForm"))
        line.stamp("at", backend.store.now())
        try checkConditions(sent, backend)
        try backend.checkWindow(of: line.bytes, visit.subject, call)
        return try await backend.store(line, call)
    }

    /// Refuses an answer to a question that is asked only after another answer.
    private static func checkConditions(_ sent: JSONObject, _ backend: Backend) throws {
        let registry = try backend.store.registry()
        guard let answers = sent["answers"]?.object, let name = sent["form"]?.string,
            let form = registry.forms.all.first(where: { $0.name == name })
        else { return }
        for question in form.questions {
            guard let condition = question.condition, answers[question.id] != nil else { continue }
            let given = answers[condition.question]
            let codes = given?.array?.compactMap(\.string) ?? [given?.string].compactMap { $0 }
            guard codes.contains(where: { condition.codes.contains($0) }) else {
                throw Problem(
                    .invalidEvent,
                    "\(question.id) is asked only after certain answers to \(condition.question); "
                        + "leave it out",
                    field: "answers.\(question.id)"
                )
            }
        }
    }

    private static func withdraw(_ call: Call, _ backend: Backend) async throws -> Reply {
        let sent = try call.object(knowing: ["of", "at"])
        let visit = try backend.visit(call)
        guard let position = sent["of"]?.int64, position >= 0 else {
            throw Problem(.badRequest, "name the form by its position in the log", field: "of")
        }
        let key = try backend.key(ofEventAt: UInt64(position), type: .submission, of: visit)
        var line = FeedLineWriter(sent.without("of"))
        line.add("type", "withdraw")
        line.add("source", key.source)
        line.add("of", key.id)
        line.add("id", Backend.eventID(call, "withdrawForm"))
        line.stamp("at", backend.store.now())
        return try await backend.store(line, call)
    }
}

extension JSONObject {
    /// The same object without one member.
    func without(_ name: String) -> JSONObject {
        var object = JSONObject()
        for (key, value) in self where key != name { _ = object.append(key, value) }
        return object
    }
}
