import Foundation
import JSON
import Testing

/// `Tools/read_store.py`, written from `Docs/FORMAT.md` alone, reads what the command wrote.
@Suite struct IndependentReaderTests {
    private static func read(_ place: Workplace, _ arguments: String...) throws -> Outcome {
        let script = Workplace.tools.appending(path: "read_store.py").path
        return try Job(
            Workplace.tools.appending(path: "python"),
            [script, place.path("demo/store")] + arguments,
            in: place.folder,
            environment: [:]
        ).finish()
    }

    @Test func `it finds nothing wrong and says of every event what history says`() throws {
        let place = try Workplace()
        try place.run("demo", "demo").expectSuccess()
        try place.run(
            "score",
            "demo/store",
            "subject:5",
            "--issue",
            "--to",
            "jobcentre:0101"
        ).expectSuccess()
        let theirs = try Self.read(place).expect(0).lines.map { try JSONValue(parsing: $0) }
        #expect(theirs.count > 1_500)
        for (position, event) in theirs.enumerated() {
            #expect(event["position"]?.int64 == Int64(position))
        }
        let people = Set(theirs.compactMap { $0["subject"]?.string }).subtracting(["subject:0"])
        #expect(people.count == 30)
        for person in people {
            let ours = try place.run("history", "demo/store", person, "--format", "json")
                .expectSuccess().json()
            let events = try #require(ours["events"]?.array)
            let same = theirs.filter { $0["subject"]?.string == person }
            #expect(events.count == same.count)
            for (mine, other) in zip(events, same) {
                for member in [
                    "position", "revision", "recorded", "type", "source", "id", "registered",
                ] {
                    #expect(mine[member] == other[member], "\(person) \(member)")
                }
                #expect((mine["effective"] ?? .null) == other["effective"])
                #expect((mine["of"] ?? .null) == other["of"])
                #expect(Self.said(mine.object) == Self.said(other["body"]?.object), "\(person)")
            }
        }
    }

    @Test func `it sees a store whose key is another`() throws {
        let place = try Workplace()
        try place.run("demo", "demo").expectSuccess()
        try place.run("init", "other").expectSuccess()
        #expect(try Self.read(place, place.path("other.key")).exitCode != 0)
    }

    /// What an event states: the members that its type adds, which the other reader has in `body`.
    ///
    /// Members without a value are left out: the other reader shows that an alias has digits, which
    /// it keeps to itself.
    private static func said(_ object: JSONObject?) -> [String: JSONValue] {
        let common: Set = [
            "position", "revision", "recorded", "type", "source", "id", "registered", "effective",
            "of", "standing", "by",
        ]
        var said: [String: JSONValue] = [:]
        for (key, value) in object ?? JSONObject() where !common.contains(key) && !value.isNull {
            said[key] = value
        }
        return said
    }
}
