import EventLog
import EventModel
import Synchronization
import Testing

/// Many appenders at once, in both stores.
@Suite struct ConcurrencyConformanceTests {
    @Test(arguments: StoreKind.allCases)
    func `sixty-four concurrent appenders each get their own outcome and leave no gap`(
        kind: StoreKind
    ) async throws {
        let test = try kind.make()
        let store = test.store
        let placements = try await withThrowingTaskGroup { group in
            for appender in 0..<64 {
                group.addTask {
                    var own: [(String, Placement)] = []
                    for round in 0..<10 {
                        let id = "a\(appender)-\(round)"
                        let event = try NewEvent.fact(id, person: appender % 8)
                        let outcome = try await store.append([AppendRequest([event])])[0]
                        guard case .stored(let placements) = outcome else { return own }
                        own.append((id, placements[0]))
                    }
                    return own
                }
            }
            return try await group.reduce(into: []) { $0 += $1 }
        }
        #expect(placements.count == 640)
        let log = try store.log()
        #expect(log.map(\.position.rawValue) == Array(0..<640))
        for (id, placement) in placements {
            let event = log[Int(placement.position.rawValue)]
            #expect(event.key.id == id)
            #expect(event.subject == placement.subject)
            #expect(event.revision == placement.revision)
            #expect(event.recorded == placement.recorded)
        }
        #expect(zip(log, log.dropFirst()).allSatisfy { $0.recorded < $1.recorded })
    }

    @Test(arguments: StoreKind.allCases)
    func `of concurrent appends that expect the same revision exactly one is stored`(
        kind: StoreKind
    ) async throws {
        let test = try kind.make()
        let store = test.store
        let expectation = Expectation(.person(TestPersons.alias(0)), .none)
        let outcomes = try await withThrowingTaskGroup { group in
            for index in 0..<64 {
                group.addTask {
                    let event = try NewEvent.fact("e-\(index)")
                    return try await store.append([
                        AppendRequest([event], expecting: [expectation])
                    ])[0]
                }
            }
            return try await group.reduce(into: [AppendOutcome]()) { $0.append($1) }
        }
        let winner = try store.log()
        #expect(winner.count == 1)
        let conflict = AppendRefusal.conflict(
            subject: winner[0].subject,
            expected: .none,
            actual: winner[0].revision,
            events: winner
        )
        #expect(outcomes.filter { $0 == .refused(conflict) }.count == 63)
    }

    @Test(arguments: StoreKind.allCases)
    func `of concurrent repeats of one event one is stored and the others are duplicates`(
        kind: StoreKind
    ) async throws {
        let test = try kind.make()
        let store = test.store
        let event = try NewEvent.fact("same")
        let outcomes = try await withThrowingTaskGroup { group in
            for _ in 0..<64 {
                group.addTask { try await store.append([AppendRequest([event])])[0] }
            }
            return try await group.reduce(into: [Placement]()) { placements, outcome in
                if case .stored(let own) = outcome { placements += own }
            }
        }
        #expect(outcomes.count == 64)
        #expect(outcomes.filter { !$0.isDuplicate }.count == 1)
        #expect(Set(outcomes.map(\.position)) == [.first])
    }

    @Test(arguments: StoreKind.allCases)
    func `submissions are answered in the order they were handed in`(kind: StoreKind) async throws {
        let test = try kind.make()
        let order = Mutex<[Int]>([])
        for index in 0..<50 {
            test.store.submit([AppendRequest([try .fact("e-\(index)")])], bookmark: nil) { _ in
                order.withLock { $0.append(index) }
            }
        }
        _ = try await test.store.append([])
        #expect(order.withLock { $0 } == Array(0..<50))
    }
}
