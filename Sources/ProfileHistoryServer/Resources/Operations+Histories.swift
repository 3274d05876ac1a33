internal import AccessLog
internal import EventModel
internal import HTTPTypes
internal import JSON
internal import ProfileHistoryStore
internal import Projections

extension Operations {
    /// The events of a person, what was shown of her, who looked, and all of it in one export.
    static func histories(_ backend: Backend) -> [Operation] {
        [
            Operation(
                "listHistory",
                .get,
                "/v1/subjects/{subject}/history",
                .roles(personReaders, .profileRead),
                .person,
                query: times + ["after", "limit"]
            ) { call in
                try history(call, backend) { _ in true }
            },
            Operation(
                "listIssuedScores",
                .get,
                "/v1/subjects/{subject}/issued-scores",
                .roles(personReaders, .profileRead),
                .person,
                query: times + ["after", "limit"]
            ) { call in
                try history(call, backend) { $0.type == .scoreIssued }
            },
            Operation(
                "listAssessments",
                .get,
                "/v1/subjects/{subject}/assessments",
                .roles(personReaders, .profileRead),
                .person,
                query: times + ["after", "limit"]
            ) { call in
                try history(call, backend) { $0.type == .assessment }
            },
            Operation(
                "listAccesses",
                .get,
                "/v1/subjects/{subject}/accesses",
                .roles([.citizen, .dpo, .auditor], .profileRead),
                .person,
                query: ["after", "limit", "outside"]
            ) { call in
                try await accesses(call, backend)
            },
            Operation(
                "exportSubject",
                .get,
                "/v1/subjects/{subject}/export",
                .roles([.citizen, .dpo], .profileRead),
                .person
            ) { call in
                try await backend.helpers.run { try export(call, backend) }
            },
            Operation(
                "readLetter",
                .get,
                "/v1/subjects/{subject}/letter",
                .roles([.citizen, .dpo, .auditor, .caseworker], .profileRead),
                .person,
                query: ["at", "about"],
                answers: [.json, .html]
            ) { call in
                try await letter(call, backend)
            },
        ]
    }

    private static func history(
        _ call: Call,
        _ backend: Backend,
        where isAsked: (HistoryEntry) -> Bool
    ) throws -> Reply {
        let visit = try backend.visit(call)
        try backend.requireForm(visit, call)
        let history = try backend.store.history(
            of: visit.subject,
            asOf: call.asOf(backend.store),
            roles: call.storeRoles
        )
        let after = try call.query.integer("after", in: Query.positions)
        let limit = Int(try call.query.integer("limit", in: 1...1_000) ?? 100)
        let left = history.entries.filter { entry in
            isAsked(entry) && (after.map { entry.provenance.position.rawValue > $0 } ?? true)
        }
        let page = history.with(entries: Array(left.prefix(limit)))
        var reply = try backend.reply(visit, call) { page.write(to: &$0) }
        if left.count > limit, let last = page.entries.last {
            reply.headers[.link] = call.nextPage(after: last.provenance.position.rawValue)
        }
        return reply
    }

    private static func accesses(_ call: Call, _ backend: Backend) async throws -> Reply {
        let visit = try backend.visit(call)
        // Naming whom a reading was also about may take a walk over everybody's keys.
        let listing = try await backend.helpers.run {
            try backend.accesses(call, of: visit.subject)
        }
        var reply = try backend.reply(visit, call) { listing.write(to: &$0) }
        if let next = listing.next { reply.headers[.link] = call.nextPage(after: next) }
        return reply
    }

    private static func export(_ call: Call, _ backend: Backend) throws -> Reply {
        let visit = try backend.visit(call)
        let store = backend.store
        let roles = call.storeRoles
        let now = AsOf(now: store.now())
        let profile = try store.profile(of: visit.subject, asOf: now, roles: roles)
        let history = try store.history(of: visit.subject, asOf: now, roles: roles)
        let accesses = try backend.accesses(call, of: visit.subject, limit: 10_000)
        return try backend.reply(visit, call) { writer in
            writer.beginObject()
            writer.key("profile")
            profile.write(to: &writer)
            writer.key("history")
            history.write(to: &writer)
            writer.key("accesses")
            accesses.write(to: &writer)
            writer.endObject()
        }
    }

    private static func letter(_ call: Call, _ backend: Backend) async throws -> Reply {
        let visit = try backend.visit(call)
        try backend.requireForm(visit, call)
        let moment = call.query["at"] == nil ? nil : try call.asOf(backend.store).effective
        let about = call.query["about"] ?? "origin"
        let roles = call.storeRoles
        let letter = try await backend.helpers.run {
            try backend.store.letter(to: visit.subject, about: about, at: moment, roles: roles)
        }
        call.note.consulted(letter.model.map { [$0] } ?? [])
        if call.wantsHTML, !visit.isPseudonymous { return call.page(letter.report()) }
        return try backend.reply(visit, call) { letter.write(to: &$0) }
    }
}

extension Call {
    /// The header that leads to the page behind an item (RFC 8288); the other parameters stay.
    func nextPage(after cursor: UInt64) -> String {
        "<?\(query.text(with: "after", "\(cursor)"))>; rel=\"next\""
    }
}
