import EventLog
import EventModel
import Testing

@testable import AccessLog

/// Random logs, asked at random, against a list that is filtered.
@Suite struct AccessSimulationTests {
    private static let actors = ["anna", "bo", "carl"]

    private struct Listed {
        var number: UInt64
        var recorded: Int64
        var entry: AccessEntry
    }

    @Test(arguments: UInt64(0)..<12)
    func `every page holds what filtering a list gives`(seed: UInt64) throws {
        var random = SplitMix64(seed: seed)
        let lotEntryCount = [1, 2, 7, 50, 4_096].randomElement(using: &random) ?? 1
        let world = try AccessWorld(lotEntryCount: lotEntryCount)
        var list: [Listed] = []
        for round in 0..<120 {
            world.clock.move(by: Int64.random(in: -3...20, using: &random))
            let count = Int.random(in: 0...3, using: &random)
            var entry = AccessEntry.reading(by: Self.actors.randomElement(using: &random) ?? "")
            entry.subjects = (0..<count).map { _ in
                SubjectID(rawValue: UInt64.random(in: 1...5, using: &random))
            }
            if Bool.random(using: &random) { entry.criterion = "round \(round)" }
            let number = try world.log.log(entry)
            // A subject that is named twice is one.
            var seen: Set<SubjectID> = []
            entry.subjects = entry.subjects.filter { seen.insert($0).inserted }
            let earliest = (list.last?.recorded ?? 0) + 1
            list.append(
                Listed(
                    number: number,
                    recorded: max(world.clock.now.microseconds, earliest),
                    entry: entry
                )
            )
        }
        if seed % 2 == 0 { try world.reopen(.readOnly) }
        for _ in 0..<60 {
            let query = Self.query(list, &random)
            let found = try world.log.all(query)
            let expected = Self.filter(list, query)
            #expect(found.map(\.number) == expected.map(\.number), "\(query)")
            #expect(found.map(\.entry) == expected.map(\.entry))
            #expect(found.map(\.recorded.microseconds) == expected.map(\.recorded))
        }
        #expect(try world.log.verify().isSound)
    }

    private static func query(_ list: [Listed], _ random: inout SplitMix64) -> AccessQuery {
        var query = AccessQuery(limit: Int.random(in: 1...20, using: &random))
        if Bool.random(using: &random) {
            query.subject = SubjectID(rawValue: UInt64.random(in: 1...6, using: &random))
        }
        if Bool.random(using: &random) { query.actor = actors.randomElement(using: &random) }
        let times = list.map(\.recorded)
        if Bool.random(using: &random), let time = times.randomElement(using: &random) {
            query.from = Instant(microseconds: time + Int64.random(in: -1...1, using: &random))
        }
        if Bool.random(using: &random), let time = times.randomElement(using: &random) {
            query.to = Instant(microseconds: time + Int64.random(in: -1...1, using: &random))
        }
        query.newestFirst = Bool.random(using: &random)
        return query
    }

    private static func filter(_ list: [Listed], _ query: AccessQuery) -> [Listed] {
        let chosen = list.filter { item in
            (query.subject.map { item.entry.subjects.contains($0) } ?? true)
                && (query.actor.map { item.entry.actor == $0 } ?? true)
                && (query.from.map { item.recorded >= $0.microseconds } ?? true)
                && (query.to.map { item.recorded <= $0.microseconds } ?? true)
        }
        return query.newestFirst ? chosen.reversed() : chosen
    }
}
