internal import AccessLog
internal import AuditReports
internal import EventLog
internal import EventModel
internal import HTTPTypes
internal import JSON
internal import ProfileHistoryStore
internal import ProfileModel

extension Operations {
    private static let population = [
        "at", "known", "clock", "includeDisputed", "model", "group", "againstModel", "againstAt",
        "againstKnown", "list", "through",
    ]

    /// The auditors' questions about everybody.
    static func audits(_ backend: Backend) -> [Operation] {
        audits(ofEverybody: backend) + audits(ofWhatWasShown: backend) + [accesses(backend)]
    }

    /// What versions say of everybody on a date.
    private static func audits(ofEverybody backend: Backend) -> [Operation] {
        [
            audit("compareEverybody", "comparison", population, backend) { call in
                var question = ComparisonQuestion(try call.population(), options: try call.scan())
                question.listed = Int(try call.query.integer("list", in: 0...1_000_000) ?? 0)
                let asked = question
                return { try AuditAnswer(backend.store.compare(asked)) }
            },
            audit(
                "auditAttribute",
                "attribute",
                [
                    "name", "at", "known", "clock", "includeDisputed",
                    "list", "through",
                ],
                backend
            ) { call in
                var question = AttributeQuestion(
                    try call.required("name"),
                    asOf: try call.asOf(backend.store),
                    options: try call.scan()
                )
                question.listed = Int(try call.query.integer("list", in: 0...1_000_000) ?? 0)
                let asked = question
                return { try AuditAnswer(backend.store.use(of: asked)) }
            },
            audit(
                "auditFairness",
                "fairness",
                [
                    "at", "known", "clock", "includeDisputed", "model",
                    "group", "selected", "outcome", "by", "through",
                ],
                backend
            ) { call in
                let question = try call.fairness()
                return { try AuditAnswer(backend.store.fairness(question)) }
            },
        ]
    }

    /// A question about everybody: read on a thread of its own, as JSON or as a page.
    static func audit(
        _ id: String,
        _ resource: String,
        _ query: [String],
        _ backend: Backend,
        hasPage: Bool = true,
        ask: @escaping @Sendable (Call) throws -> @Sendable () throws -> AuditAnswer
    ) -> Operation {
        Operation(
            id,
            .get,
            "/v1/audits/\(resource)",
            .roles([.auditor, .dpo], .auditRead),
            .everybody,
            query: query,
            answers: hasPage ? [.json, .html] : [.json]
        ) { call in
            call.note.add { $0.criterion = "everybody" }
            let work = try ask(call)
            // What is stored while everybody is looked at may not be in the answer.
            let next = try backend.store.log.nextPosition()
            let isForCase = call.isForCase
            let (answer, body) = try await backend.workers.run {
                let answer = try work()
                return (answer, isForCase ? answer.json : try backend.pseudonymous(answer.json))
            }
            call.note.consulted(answer.models)
            if call.wantsHTML, isForCase, let report = answer.report {
                return call.page(report())
            }
            var reply = Reply(body, type: .json)
            reply.logPosition = next
            return reply
        }
    }

    /// All reads by one actor, or of one person, or outside her municipality.
    private static func accesses(_ backend: Backend) -> Operation {
        Operation(
            "auditAccesses",
            .get,
            "/v1/audits/accesses",
            .roles([.auditor, .dpo], .auditRead),
            .everybody,
            query: ["actor", "after", "limit", "outside"]
        ) { call in
            let actor = call.query["actor"]
            call.note.add { $0.criterion = actor.map { "reads by \($0)" } ?? "reads on record" }
            // A name that is given would say whose the pseudonyms are.
            if actor != nil, call.role == .auditor, !call.isForCase {
                throw Problem(
                    .purposeMissing,
                    "without Purpose and Case-Number nobody's reads are told by name",
                    field: "actor"
                )
            }
            let listing = try await backend.workers.run {
                try backend.accesses(call, of: nil, by: actor)
            }
            var body = AuditAnswer(listing).json
            if !call.isForCase { body = try backend.pseudonymous(body) }
            var reply = Reply(body, type: .json)
            if let next = listing.next { reply.headers[.link] = call.nextPage(after: next) }
            return reply
        }
    }
}
