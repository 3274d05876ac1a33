internal import AccessLog
internal import EventModel
internal import JSON
internal import ProfileHistoryStore

extension Backend {
    /// Reads that are on record, newest first, by the parameters `after`, `limit` and `outside`.
    ///
    /// Employees stand under pseudonyms, but towards the data protection officer, or an auditor
    /// with a case: a person learns who looked and why, and not who they are (CJEU C-579/21).
    func accesses(
        _ call: Call,
        of subject: SubjectID?,
        by actor: String? = nil,
        limit: UInt64 = 100
    ) throws -> AccessListing {
        var question = AccessQuestion(
            AccessQuery(
                subject: subject,
                actor: actor,
                newestFirst: true,
                limit: Int(try call.query.integer("limit", in: 1...1_000) ?? limit),
                cursor: try call.query.integer("after", in: Query.positions)
            )
        )
        question.isOutsideOnly = try call.query.flag("outside")
        question.hasPseudonyms = !(call.role == .dpo || call.role == .auditor && call.isForCase)
        question.namesOthers = subject == nil
        question.roles = call.storeRoles
        return try store.accesses(question)
    }
}
