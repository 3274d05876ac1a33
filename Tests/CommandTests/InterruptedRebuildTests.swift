import Foundation
import JSON
import Testing

/// Rebuilds of views that are killed, or run beside imports and questions.
@Suite struct InterruptedRebuildTests {
    /// Persons whose day is raised by sixty, which nobody can have.
    private static func line(_ index: Int, _ name: String = "c") -> String {
        let person = "6101501\(100 + index * 7 % 300)"
        return Line.fact("\(name)-\(index)", "dependants", "\(index % 100)", of: "cpr:\(person)")
    }

    private static func place(_ count: Int) throws -> Workplace {
        try Workplace.withStore(holding: (0..<count).map { line($0) })
    }

    private static func generations(_ place: Workplace) throws -> [Int64?] {
        let list = try place.run("views", "list", "s", "--format", "json").expectSuccess().json()
        return try #require(list.array).map { $0["generation"]?.int64 }
    }

    /// The events of a person; the answer around them tells the time of day.
    private static func events(_ place: Workplace) throws -> [JSONValue] {
        let outcome = try place.run("history", "s", "subject:7", "--format", "json")
        return try #require(try outcome.expectSuccess().json()["events"]?.array)
    }

    @Test func `a rebuild that is killed again and again leaves a store that answers`() throws {
        let place = try Self.place(4_000)
        let before = try Self.events(place)
        #expect(before.count > 10)
        var random = SystemRandomNumberGenerator()
        for round in 0..<12 {
            let verify = round % 3 == 2 ? ["--verify"] : []
            let job = try place.start(["views", "rebuild", "s"] + verify)
            Thread.sleep(forTimeInterval: Double.random(in: 0.01...0.4, using: &random))
            job.killNow()
            #expect(try Self.events(place) == before)
        }
        try place.run("views", "rebuild", "s").expectSuccess()
        let verified = try place.run("views", "rebuild", "s", "--verify").expectSuccess()
        #expect(verified.output.contains("index: 4 000 entries, equal"))
        #expect(try Self.events(place) == before)
    }

    @Test func `imports, questions and two rebuilds at once do not notice each other`() throws {
        let place = try Self.place(2_000)
        let more = (0..<3_000).map { Self.line($0, "more") }
        try place.write("more.ndjson", more)
        let before = try Self.generations(place)
        let writing = try place.start(["import", "s", "more.ndjson"])
        let jobs = try (0..<2).map { _ in try place.start(["views", "rebuild", "s"]) }
        var answers = 0
        while jobs.contains(where: \.isRunning) || answers == 0 {
            try place.run("history", "s", "subject:7").expectSuccess()
            answers += 1
        }
        for job in jobs { try job.finish().expectSuccess() }
        try writing.finish().expectSuccess()
        for (was, generation) in zip(before, try Self.generations(place)) {
            let (was, generation) = (try #require(was), try #require(generation))
            #expect((was + 1...was + 2).contains(generation))
        }
        let verified = try place.run("views", "rebuild", "s", "--verify").expectSuccess()
        #expect(verified.output.contains("index: 5 000 entries, equal"))
    }
}
