import EventLog
import EventModel
import LMDB
import Testing

/// The texts of errors and refusals: what is wrong and what to do, and nothing personal.
@Suite struct ErrorTests {
    @Test func `errors are equal by their code`() {
        #expect(EventLogError(.damaged, "a") == EventLogError(.damaged, "b"))
        #expect(EventLogError(.damaged, "a") != EventLogError(.storage, "a"))
    }

    @Test func `an error's text has its code, message and cause`() {
        let error = EventLogError(.storage, "it failed", cause: LMDBError.mapFull)
        #expect("\(error)".hasPrefix("storage: it failed ("))
        #expect("\(EventLogError(.keyFile, "it failed"))" == "keyFile: it failed")
    }

    @Test func `no refusal's text holds a person number`() throws {
        let key = try EventKey(source: "cpr", id: "0104909995")
        let alias = TestPersons.alias(0)
        let event = try NewEvent.fact("0104909995")
        let store = InMemoryEventStore()
        _ = try store.store(event)
        let conflict = try #require(
            try store.refusal([.fact("1")], expecting: [Expectation(.person(alias), .none)])
        )
        let refusals: [AppendRefusal] = [
            conflict, .differentContent(key, at: .first), .unknownTarget(.key(key)),
            .unknownTarget(.id(key.id)), .wrongTarget(.key(key)), .ambiguousTarget(id: key.id),
            .unknownSubject(SubjectID(rawValue: 1)), .aliasTaken(by: SubjectID(rawValue: 2)),
            .registeredInFuture(key), .repeatedKey(key), .empty, .tooLarge(key, byteCount: 5),
            .conflict(subject: nil, expected: .none, actual: nil, events: []),
        ]
        for refusal in refusals {
            #expect(!refusal.description.contains("0104909995"))
            #expect(!refusal.description.isEmpty)
        }
    }
}
