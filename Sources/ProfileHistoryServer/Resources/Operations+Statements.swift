internal import EventLog
internal import EventModel
internal import HTTPTypes
internal import JSON
internal import ProfileHistoryStore

extension Operations {
    /// What registers, caseworkers and officers state: facts, assessments, objections,
    /// restrictions.
    static func statements(_ backend: Backend) -> [Operation] {
        [
            Operation(
                "stateFacts",
                .post,
                "/v1/register-updates",
                .roles([.register], .registerWrite),
                .everybody,
                body: .lines,
                writes: true
            ) { call in
                try await stateFacts(call, backend)
            },
            statement(
                "assess",
                "assessments",
                "assessment",
                [.caseworker],
                backend,
                knowing: ["class", "deviates", "reason", "at"]
            ) { line, call in
                if let office = call.caller?.municipality { line.add("office", office) }
                line.stamp("at", backend.store.now())
            },
            statement(
                "decideDispute",
                "disputes",
                "dispute",
                [.dpo],
                backend,
                knowing: ["of", "outcome", "text", "registered"]
            ) { line, _ in
                line.stamp("registered", backend.store.now())
            },
            statement(
                "restrict",
                "restrictions",
                "restrict",
                [.dpo],
                backend,
                knowing: ["of", "attribute", "maySee", "effective", "registered", "reason"]
            ) { line, _ in
                line.stamp("registered", backend.store.now())
            },
            statement(
                "liftRestriction",
                "restrictions/lifts",
                "lift",
                [.dpo],
                backend,
                knowing: ["of", "effective", "registered", "reason"]
            ) { line, _ in
                line.stamp("registered", backend.store.now())
            },
        ]
    }

    /// An operation that states something about one person, or about an event of hers that `of`
    /// names by its position.
    private static func statement(
        _ id: String,
        _ resource: String,
        _ type: String,
        _ roles: [Role],
        _ backend: Backend,
        knowing names: [String],
        completing: @escaping @Sendable (inout FeedLineWriter, Call) -> Void
    ) -> Operation {
        Operation(
            id,
            .post,
            "/v1/subjects/{subject}/\(resource)",
            .roles(roles, .profileWrite),
            .person,
            body: .json,
            writes: true
        ) { call in
            let sent = try call.object(knowing: names)
            let visit = try backend.visit(call)
            var line = FeedLineWriter(sent.without("of"))
            line.add("type", type)
            line.add("id", Backend.eventID(call, id))
            if let of = sent["of"] {
                guard let position = of.int64, position >= 0 else {
                    throw Problem(
                        .badRequest,
                        "name the event by its position in the log",
                        field: "of"
                    )
                }
                let key = try backend.key(ofEventAt: UInt64(position), of: visit)
                line.add("source", key.source)
                line.add("of", key.id)
            } else {
                line.add("source", "api")
                line.add("subject", visit.subject.description)
            }
            completing(&line, call)
            return try await backend.store(line, call)
        }
    }

    /// A register's lines: each stored or refused by itself, and said which.
    private static func stateFacts(_ call: Call, _ backend: Backend) async throws -> Reply {
        let lines = call.isLines ? call.bodyLines : [call.body]
        guard (1...10_000).contains(lines.count) else {
            throw Problem(.badRequest, "send 1 to 10,000 lines at once")
        }
        let allowed = call.caller?.sources ?? []
        for line in lines {
            let value = try? JSONValue(parsing: line)
            let type = value?["type"]?.string ?? ""
            guard ["fact", "annul", "alias"].contains(type) else {
                throw Problem(
                    .badRequest,
                    "a register sends JSON lines of type fact, annul or alias",
                    field: "type"
                )
            }
            guard let source = value?["source"]?.string, allowed.contains(source) else {
                throw Problem(
                    .forbidden,
                    "the token names the sources in whose name you may speak; this is none",
                    field: "source"
                )
            }
        }
        let outcomes: [LineOutcome]
        do {
            outcomes = try await backend.store.append(lines: lines)
        } catch {
            throw Problem(error)
        }
        for case .stored(let placement) in outcomes { call.note.about(placement.subject) }
        if outcomes.count == 1, case .refused(let code, let field, let reason) = outcomes[0] {
            throw Backend.problem(code, field, reason)
        }
        return Reply.json { write(outcomes, to: &$0) }
    }

    private static func write(_ outcomes: [LineOutcome], to writer: inout JSONWriter) {
        writer.beginObject()
        writer.key("outcomes")
        writer.beginArray()
        for (index, outcome) in outcomes.enumerated() {
            writer.beginObject()
            writer.key("line")
            writer.integer(index + 1)
            switch outcome {
            case .stored(let placement):
                writer.key("stored")
                Backend.write(placement, to: &writer)
            case .refused(let code, let field, let reason):
                writer.key("refused")
                writer.beginObject()
                writer.key("code")
                writer.string(code)
                writer.key("field")
                if let field { writer.string(field) } else { writer.null() }
                writer.key("reason")
                writer.string(reason)
                writer.endObject()
            }
            writer.endObject()
        }
        writer.endArray()
        writer.endObject()
    }
}

extension Call {
    /// The body's lines, without empty ones.
    var bodyLines: [[UInt8]] {
        body.split(separator: 0x0A).map { line in
            Array(line.last == 0x0D ? line.dropLast() : line)
        }.filter { !$0.isEmpty }
    }
}
