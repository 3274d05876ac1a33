import EventLog
import EventModel
import Testing

/// Random appends to both stores at once: every outcome and every read must agree.
@Suite struct EventStoreSimulationTests {
    @Test(arguments: UInt64(1)...24)
    func `both stores answer a random history alike, also after reopening`(seed: UInt64) throws {
        var simulation = try Simulation(seed: seed)
        for _ in 0..<120 { try simulation.step() }
        try simulation.compareEverything()
        // A history in which hardly anything is stored, or refused, tests nothing.
        #expect(simulation.storedCount > 100)
        #expect(simulation.duplicateCount > 3)
        #expect(simulation.refusedCount > 40)
    }

    @Test func `random histories meet every refusal`() throws {
        var kinds: Set<String> = []
        for seed in UInt64(100)..<112 {
            var simulation = try Simulation(seed: seed)
            for _ in 0..<120 { try simulation.step() }
            kinds.formUnion(simulation.refusals)
        }
        #expect(
            kinds == [
                "conflict", "differentContent", "unknownTarget", "wrongTarget",
                "ambiguousTarget",
                "unknownSubject", "aliasTaken", "registeredInFuture", "repeatedKey", "empty",
            ]
        )
    }
}

/// One random history, sent to both stores.
private struct Simulation {
    private var generator: RequestGenerator
    private let clock = TestClock()
    private let folder: TemporaryFolder
    private let model: InMemoryEventStore
    private var store: LMDBEventStore?
    private var bookmark: [UInt8]?
    private(set) var storedCount = 0
    private(set) var duplicateCount = 0
    private(set) var refusedCount = 0
    private(set) var refusals: Set<String> = []

    init(seed: UInt64) throws {
        generator = RequestGenerator(seed: seed)
        folder = try TemporaryFolder()
        model = InMemoryEventStore(clock: clock.recording)
        store = try LMDBEventStore.quick(folder, clock: clock)
    }

    /// Sends one submission to both and compares; now and then reads everything or reopens.
    mutating func step() throws {
        moveClock()
        let count = Int.random(in: 0...6, using: &generator.random)
        var requests: [AppendRequest] = []
        let revisions = lastRevisions()
        for _ in 0..<count {
            requests.append(generator.request(now: clock.now, revisions: revisions))
        }
        var mark: Bookmark?
        if generator.random.oneIn(3) {
            bookmark = generator.random.oneIn(3) ? nil : generator.random.bytes(count: 0...40)
            mark = Bookmark(name: "feed", value: bookmark)
        }
        let expected = try model.append(requests, bookmark: mark)
        let found = try open().append(requests, bookmark: mark)
        // One difference leads to many: the first is the one to look at.
        try #require(found == expected)
        for outcome in expected { note(outcome) }
        if generator.random.oneIn(15) { try compareEverything() }
        if generator.random.oneIn(15) { store = nil }
    }

    private mutating func moveClock() {
        switch Int.random(in: 0..<6, using: &generator.random) {
        case 0: clock.move(by: -Int64.random(in: 1...50, using: &generator.random))
        case 1: break
        default: clock.move(by: Int64.random(in: 1...30, using: &generator.random))
        }
    }

    private func lastRevisions() -> [Revision?] {
        (UInt64(0)...11).map { number in
            model.stream(of: SubjectID(rawValue: number)).flatMap { stream in
                try? stream.events { self.model.sourceName($0) }.last?.revision
            }
        }
    }

    private mutating func note(_ outcome: AppendOutcome) {
        switch outcome {
        case .stored(let placements):
            storedCount += placements.count { !$0.isDuplicate }
            duplicateCount += placements.count { $0.isDuplicate }
        case .refused(let refusal):
            refusedCount += 1
            refusals.insert("\(Mirror(reflecting: refusal).children.first?.label ?? "empty")")
        }
    }

    private mutating func open() throws -> LMDBEventStore {
        if let store { return store }
        let opened = try LMDBEventStore.quick(folder, clock: clock)
        store = opened
        return opened
    }

    /// Compares every read of both stores.
    mutating func compareEverything() throws {
        let store = try open()
        let log = try model.log()
        #expect(try store.nextPosition() == model.nextPosition())
        #expect(try store.log() == log)
        #expect(try store.bookmark(named: "feed") == model.bookmark(named: "feed"))
        #expect(
            try store.subjects(from: .registry, limit: .max)
                == model.subjects(from: .registry, limit: .max)
        )
        for number in UInt64(0)...12 {
            let subject = SubjectID(rawValue: number)
            #expect(try store.events(of: subject) == log.filter { $0.subject == subject })
            #expect(try model.events(of: subject) == log.filter { $0.subject == subject })
            #expect(try store.aliases(of: subject) == model.aliases(of: subject))
        }
        for person in 0..<10 {
            let alias = TestPersons.alias(person)
            #expect(try store.subject(for: alias) == model.subject(for: alias))
        }
        for event in log {
            #expect(try store.position(of: event.key) == event.position)
        }
        for number in UInt32(0)..<6 {
            let source = SourceNumber(rawValue: number)
            #expect(try store.sourceName(source) == model.sourceName(source))
        }
    }
}
