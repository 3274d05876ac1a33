internal import AuditReports
internal import EventModel
internal import HTTPTypes
internal import JSON
internal import ProfileHistoryStore
internal import ProfileModel
internal import ProfileScoring

extension Operations {
    private static let what = ["model", "group", "without", "set"]

    /// Scores with what decided them, what would have been, and what was shown.
    static func scores(_ backend: Backend) -> [Operation] {
        [
            Operation(
                "readScore",
                .get,
                "/v1/subjects/{subject}/score",
                .roles(personReaders, .profileRead),
                .person,
                query: times + what
            ) { call in
                let (visit, profile) = try scored(call, backend)
                let score = try backend.store.score(profile, options: call.scoringOptions())
                call.note.add { $0.model = score.result.model }
                return try backend.reply(visit, call) { score.write(to: &$0) }
            },
            Operation(
                "explainScore",
                .get,
                "/v1/subjects/{subject}/score/explanation",
                .roles(personReaders, .profileRead),
                .person,
                query: times + what,
                answers: [.json, .html]
            ) { call in
                let (visit, profile) = try scored(call, backend)
                let explained = try backend.store.explain(profile, options: call.scoringOptions())
                call.note.add { $0.model = explained.answer.result.model }
                if call.wantsHTML, !visit.isPseudonymous { return call.page(explained.report()) }
                return try backend.reply(visit, call) { explained.write(to: &$0) }
            },
            Operation(
                "readScoreTimeline",
                .get,
                "/v1/subjects/{subject}/score/timeline",
                .roles(personReaders, .profileRead),
                .person,
                query: ["from", "to", "asKnownThen", "model"],
                answers: [.json, .html]
            ) { call in
                try await timeline(call, backend)
            },
            Operation(
                "issueScore",
                .post,
                "/v1/subjects/{subject}/issued-scores",
                .roles(Role.ofJobCentres, .profileWrite),
                .person,
                body: .json,
                writes: true,
                isRemembered: true
            ) { call in
                try await issue(call, backend)
            },
        ]
    }

    private static func scored(
        _ call: Call,
        _ backend: Backend
    ) throws -> (Visit, ProfileAnswer) {
        let visit = try backend.visit(call)
        try backend.requireForm(visit, call)
        let profile = try backend.profile(of: visit, call)
        try backend.requireForm(profile, call)
        return (visit, profile)
    }

    private static func timeline(_ call: Call, _ backend: Backend) async throws -> Reply {
        let visit = try backend.visit(call)
        try backend.requireForm(visit, call)
        guard let from = try call.day("from"), let to = try call.day("to") else {
            throw Problem(.badRequest, "give the first and the last day, from and to")
        }
        var question = TimelineQuestion(from: from, to: to, roles: call.storeRoles)
        question.isAsKnownThen = try call.query.flag("asKnownThen")
        question.model = call.query["model"]
        let asked = question
        let timeline = try await backend.helpers.run {
            try backend.store.timeline(of: visit.subject, asked)
        }
        call.note.consulted(timeline.models)
        if call.wantsHTML, !visit.isPseudonymous { return call.page(timeline.report()) }
        return try backend.reply(visit, call) { timeline.write(to: &$0) }
    }

    private static func issue(_ call: Call, _ backend: Backend) async throws -> Reply {
        let body = try call.object(knowing: ["recipient", "text"])
        let visit = try backend.visit(call)
        try backend.requireForm(visit, call)
        guard let recipient = body["recipient"]?.string else {
            throw Problem(.badRequest, "say to whom the score is shown", field: "recipient")
        }
        call.note.add { $0.recipient = recipient }
        let request = IssueRequest(
            recipient: recipient,
            text: body["text"]?.string ?? IssueRequest.plainText
        )
        let roles = call.storeRoles
        let issued = try await backend.helpers.run {
            try backend.store.issue(visit.subject, request, roles: roles)
        }
        call.note.add { $0.model = issued.body.model }
        var reply = Reply.json(status: .created) { issued.write(to: &$0) }
        reply.isStillTold = { again in try admit(again, issued, backend) }
        return reply
    }

    /// Refuses a score that was shown to a repetition from which it would be kept now: the person
    /// moved, withdrew her form, was erased, or what it rests on was restricted.
    private static func admit(_ call: Call, _ issued: Issuance, _ backend: Backend) throws {
        call.note.add {
            $0.recipient = issued.body.recipient
            $0.model = issued.body.model
        }
        let visit = try backend.visit(call)
        try backend.requireForm(visit, call)
        let profile = try backend.store.profile(
            of: visit.subject,
            asOf: issued.answer.asOf,
            roles: call.storeRoles
        )
        let answer = try backend.store.score(profile)
        guard text(of: answer) == text(of: issued.answer) else {
            throw Problem(.restricted, "what the score rests on is restricted or erased by now")
        }
    }

    private static func text(of answer: ScoreAnswer) -> [UInt8] {
        var writer = JSONWriter()
        answer.write(to: &writer)
        return writer.bytes
    }
}

extension Call {
    /// What is scored, by the parameters `model`, `group`, `without` and `set`.
    func scoringOptions() throws(Problem) -> ScoringOptions {
        ScoringOptions(
            model: query["model"],
            group: query["group"],
            without: try query.list("without"),
            set: try query.list("set")
        )
    }

    /// A report as a page for people.
    func page(_ report: Report) -> Reply {
        Reply(Array(report.html(in: language).utf8), type: .html)
    }
}
