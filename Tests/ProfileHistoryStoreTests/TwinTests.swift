import EventLog
import EventModel
import JSON
import Projections
import Testing

@testable import ProfileHistoryStore

/// The store answers alike over the durable log and over its twin in memory.
@Suite struct TwinTests {
    @Test func `both logs give the same answers, byte for byte`() throws {
        let bench = try Bench()
        let twin = HistoryStore(
            log: InMemoryEventStore(clock: bench.clock.recording),
            key: StoreKey(secret: [UInt8](repeating: 7, count: StoreKey.byteCount)),
            clock: bench.clock.recording
        )
        let path = try bench.write("feed.ndjson", Self.lines)
        for store in [bench.store, twin] {
            #expect(try store.importFeed(path).rejected == 0)
            try activate(store, bench)
        }
        #expect(try bench.store.log.nextPosition() == twin.log.nextPosition())
        for day in ["1962-07-31", "2016-05-01", "2017-08-31", "2017-09-17", "2017-09-18"] {
            for known in ["2016-12-31", "2017-09-30", nil, "position:7", "position:40"] {
                let asOf = try bench.asOf(day, known: known)
                #expect(try answers(bench.store, asOf) == answers(twin, asOf))
            }
        }
    }

    private static let lines =
        Citizen.lines() + Citizen.lines(of: Row.younger, born: "1991-01-02", origin: "unknown") + [
            Row.alias(Row.third, of: Row.citizen, effective: "2017-01-01"),
            Row.fact("moved", "municipality", #""0751""#, of: Row.third, effective: "2017-09-18"),
            Row.annulment(of: "moved", registered: "2017-10-01T08:00:00Z"),
            Row.dispute(
                of: "origin-\(Row.younger.suffix(10))",
                "accepted",
                registered: "2017-09-01T08:00:00Z"
            ),
            Row.withdrawal(of: "form-\(Row.younger.suffix(10))", at: "2017-09-10T08:00:00Z"),
        ]

    private func activate(_ store: HistoryStore, _ bench: Bench) throws {
        let id = Citizen.published[1]
        try store.register(Documents.published(id), by: bench.step("author"))
        try store.approve(id, by: bench.step("approver"))
        try store.activate(
            id,
            for: "dagpenge",
            from: bench.opening("2017-09-01"),
            by: bench.step("administrator")
        )
    }

    /// Profile, history and score of everybody, or the code of what went wrong.
    private func answers(_ store: HistoryStore, _ asOf: AsOf) throws -> [String] {
        try [Row.citizen, Row.younger, Row.third].flatMap { person in
            let subject = try store.subject(SubjectReference(parsing: person))
            let score = text { (writer) throws(StoreError) in
                try store.score(of: subject, asOf: asOf).write(to: &writer)
            }
            let profile = text { (writer) throws(StoreError) in
                try store.profile(of: subject, asOf: asOf).write(to: &writer)
            }
            let history = text { (writer) throws(StoreError) in
                try store.history(of: subject, asOf: asOf).write(to: &writer)
            }
            return [profile, history, score]
        }
    }

    private func text(_ write: (inout JSONWriter) throws(StoreError) -> Void) -> String {
        var writer = JSONWriter()
        do {
            try write(&writer)
        } catch {
            return error.code.rawValue
        }
        return writer.text
    }
}
