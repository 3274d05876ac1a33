internal import AccessLog
internal import EventModel
internal import JSON
internal import ProfileHistoryStore

extension Backend {
    /// A page of the read log, newest first, by the parameters `after` and `limit`.
    func accessPage(_ call: Call, _ narrow: (inout AccessQuery) -> Void) throws -> AccessPage {
        var query = AccessQuery(limit: Int(try call.query.integer("limit", in: 1...1_000) ?? 100))
        query.newestFirst = true
        query.cursor = try call.query.integer("after", in: 0...UInt64.max)
        narrow(&query)
        return try accessLog.page(query)
    }

    /// Writes reads that are on record as one JSON array.
    ///
    /// Employees stand under pseudonyms unless actors are shown. Of reads about several persons
    /// only the one that is asked about is named.
    func write(
        _ page: AccessPage,
        showsActors: Bool,
        _ visit: Visit?,
        to writer: inout JSONWriter
    ) {
        writer.beginArray()
        for recorded in page.entries {
            let entry = recorded.entry
            writer.beginObject()
            writer.key("number")
            writer.integer(recorded.number)
            writer.key("recorded")
            writer.string(recorded.recorded.description)
            writer.key("actor")
            writer.string(showsActors ? entry.actor : store.employeePseudonym(of: entry.actor))
            writer.key("role")
            writer.string(entry.role)
            writer.key("operation")
            writer.string(entry.operation)
            let texts = [
                ("organisation", entry.organisation), ("purpose", entry.purpose),
                ("caseNumber", entry.caseNumber), ("model", entry.model),
                ("recipient", entry.recipient), ("criterion", entry.criterion),
                ("resultSHA256", entry.resultDigest.map { EntityTag.hexadecimal($0) }),
            ]
            for (name, text) in texts {
                writer.key(name)
                if let text { writer.string(text) } else { writer.null() }
            }
            writer.key("subjects")
            writer.beginArray()
            for subject in entry.subjects where visit.map({ $0.subject == subject }) ?? true {
                let hides = visit?.isPseudonymous ?? !showsActors
                writer.string(hides ? pseudonyms.name(of: subject) : subject.description)
            }
            writer.endArray()
            writer.key("erasedSubjects")
            writer.integer(recorded.erasedSubjectCount)
            writer.key("outcome")
            writer.string(entry.outcome)
            writer.endObject()
        }
        writer.endArray()
    }
}
