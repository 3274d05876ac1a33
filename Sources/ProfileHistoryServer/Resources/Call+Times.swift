internal import EventModel
internal import ProfileHistoryStore
internal import Projections

extension Call {
    /// The question of the parameters `at`, `known`, `clock` and `includeDisputed`; now unless
    /// given.
    func asOf(_ store: HistoryStore, at name: String = "at") throws -> AsOf {
        let now = store.now()
        return try AsOf(
            at: query[name] ?? now.description,
            known: query["known"],
            clock: clock(),
            includesDisputed: query.flag("includeDisputed"),
            now: now
        )
    }

    /// The clock of the parameter `clock`.
    func clock() throws(Problem) -> Clock? {
        guard let text = query["clock"] else { return nil }
        guard let clock = Clock(rawValue: text) else {
            throw Problem(.badRequest, "give registered, recorded or position", field: "clock")
        }
        return clock
    }

    /// Whether it is asked about now.
    var isAboutNow: Bool {
        ["at", "known", "clock", "includeDisputed"].allSatisfy { query[$0] == nil }
    }

    /// A day of a parameter.
    func day(_ name: String) throws -> CalendarDate? {
        guard let text = query[name] else { return nil }
        do {
            return try CalendarDate(parsing: text)
        } catch {
            throw Problem(.badRequest, "the day \(error)", field: name)
        }
    }

    /// A parameter that must be there.
    func required(_ name: String) throws -> String {
        guard let text = query[name], !text.isEmpty else {
            throw Problem(.badRequest, "the parameter is missing", field: name)
        }
        return text
    }
}
