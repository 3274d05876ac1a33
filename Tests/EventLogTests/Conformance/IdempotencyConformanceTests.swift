import EventLog
import EventModel
import Testing

/// An event is stored once per key, in both stores.
@Suite struct IdempotencyConformanceTests {
    @Test(arguments: StoreKind.allCases)
    func `a repeated event is reported as a duplicate of the first and not stored`(
        kind: StoreKind
    ) throws {
        let test = try kind.make()
        let event = try NewEvent.fact("1")
        var first = try test.store.store(event)
        test.clock.move(by: 1_000)
        first.isDuplicate = true
        #expect(try test.store.store(event) == first)
        #expect(try test.store.nextPosition() == Position(rawValue: 1))
    }

    @Test(arguments: StoreKind.allCases)
    func `a duplicate does not become a conflict when the stream has moved on`(
        kind: StoreKind
    ) throws {
        let store = try kind.make().store
        let person = StreamName.person(TestPersons.alias(0))
        let event = try NewEvent.fact("1")
        _ = try store.store(event, expecting: [Expectation(person, .none)])
        _ = try store.store(.fact("2"))
        #expect(try store.store(event, expecting: [Expectation(person, .none)]).isDuplicate)
    }

    @Test(arguments: StoreKind.allCases)
    func `a duplicate beside a new event is checked against the expectations`(
        kind: StoreKind
    ) throws {
        let store = try kind.make().store
        let person = StreamName.person(TestPersons.alias(0))
        let event = try NewEvent.fact("1")
        _ = try store.store(event)
        let refusal = try store.refusal(
            [event, .fact("2")],
            expecting: [Expectation(person, .none)]
        )
        #expect(
            refusal
                == .conflict(
                    subject: SubjectID(rawValue: 1),
                    expected: .none,
                    actual: Revision(rawValue: 0),
                    events: try store.log()
                )
        )
        let placements = try store.store([event, .fact("2")])
        #expect(placements.map(\.isDuplicate) == [true, false])
        #expect(placements.map(\.position.rawValue) == [0, 1])
    }

    /// Every way in which an event can differ from the one stored under its key.
    static let differences: [(String, @Sendable (inout NewEvent) throws -> Void)] = [
        ("type", { $0.type = .submission }),
        ("person", { $0.destination = .person(TestPersons.alias(1)) }),
        ("subject", { $0.destination = .subject(.registry) }),
        ("registered", { $0.registered = RegisteredTime(Instant(microseconds: 5)) }),
        ("effective", { $0.effective = EffectiveTime(Instant(microseconds: 5)) }),
        ("no effective", { $0.effective = nil }),
        ("target", { $0.target = .key(try EventKey(source: "cpr", id: "other")) }),
        ("no target", { $0.target = nil }),
        ("unknown target", { $0.target = .id("nothing") }),
        ("body", { $0.body.append(0) }),
        ("further alias", { $0.furtherAlias = TestPersons.alias(3) }),
        ("somebody's alias", { $0.furtherAlias = TestPersons.alias(2) }),
    ]

    @Test(arguments: StoreKind.allCases, differences.map(\.0))
    func `the same key with other content is refused and names the stored event`(
        kind: StoreKind,
        difference: String
    ) throws {
        let store = try kind.make().store
        _ = try store.store([.fact("target"), .fact("other"), .fact("third", person: 2)])
        var event = try NewEvent.fact("1", target: .id("target"))
        let position = try store.store(event).position
        let change = try #require(Self.differences.first { $0.0 == difference })
        try change.1(&event)
        #expect(try store.refusal([event]) == .differentContent(event.key, at: position))
        #expect(try store.nextPosition() == Position(rawValue: 4))
    }

    @Test(arguments: StoreKind.allCases)
    func `the same event named in another way is the same event`(kind: StoreKind) throws {
        let store = try kind.make().store
        _ = try store.store(.fact("target"))
        var event = try NewEvent.fact("1", target: .id("target"))
        let placement = try store.store(event)
        event.target = .key(try EventKey(source: "cpr", id: "target"))
        #expect(try store.store(event).isDuplicate)
        event.destination = .subject(placement.subject)
        #expect(try store.store(event).isDuplicate)
        event.destination = .subjectOfTarget
        #expect(try store.store(event).isDuplicate)
        event.furtherAlias = TestPersons.alias(0)
        #expect(try store.store(event).isDuplicate)
    }

    @Test(arguments: StoreKind.allCases)
    func `an event under the person's new number is the same event`(kind: StoreKind) throws {
        let store = try kind.make().store
        _ = try store.store(.fact("1"))
        _ = try store.store(.fact("2", furtherAlias: TestPersons.alias(1)))
        #expect(try store.store(.fact("1", person: 1)).isDuplicate)
        #expect(try store.store(.fact("2", furtherAlias: TestPersons.alias(1))).isDuplicate)
    }

    @Test(arguments: StoreKind.allCases)
    func `an id that became ambiguous still names the same event when it is repeated`(
        kind: StoreKind
    ) throws {
        let store = try kind.make().store
        _ = try store.store(.fact("x", source: "cpr"))
        let annulment = try NewEvent.fact("1", target: .id("x"))
        _ = try store.store(annulment)
        _ = try store.store(.fact("x", source: "jobnet"))
        #expect(try store.store(annulment).isDuplicate)
        #expect(try store.refusal([.fact("2", target: .id("x"))]) == .ambiguousTarget(id: "x"))
    }

    @Test(arguments: StoreKind.allCases)
    func `the same id of another source is another event`(kind: StoreKind) throws {
        let store = try kind.make().store
        _ = try store.store(.fact("1", source: "cpr"))
        #expect(try store.store(.fact("1", source: "jobnet")).position == Position(rawValue: 1))
        #expect(
            try store.position(of: EventKey(source: "jobnet", id: "1")) == Position(rawValue: 1)
        )
        #expect(try store.position(of: EventKey(source: "skat", id: "1")) == nil)
    }

    @Test(arguments: StoreKind.allCases)
    func `ids that differ only in how a letter is encoded are different ids`(
        kind: StoreKind
    ) throws {
        let store = try kind.make().store
        let composed = "\u{E5}"
        let decomposed = "a\u{30A}"
        let placements = try store.store([.fact(composed), .fact(decomposed)])
        #expect(placements.map(\.position.rawValue) == [0, 1])
        _ = try store.store(.fact("1", source: composed))
        _ = try store.store(.fact("1", source: decomposed))
        let sources = try store.log().map { Array($0.key.source.utf8) }
        #expect(sources.suffix(2) == [Array(composed.utf8), Array(decomposed.utf8)])
    }

    @Test(arguments: StoreKind.allCases)
    func `a refused key is free for other content`(kind: StoreKind) throws {
        let store = try kind.make().store
        _ = try store.store(.fact("0"))
        let refused = try NewEvent.fact("1", target: .id("nothing"))
        #expect(try store.refusal([refused]) == .unknownTarget(.id("nothing")))
        #expect(try store.store(.fact("1", body: [7])).position == Position(rawValue: 1))
    }

    @Test(arguments: StoreKind.allCases)
    func `ids that hold a person number are told apart and found`(kind: StoreKind) throws {
        let store = try kind.make().store
        let ids = ["0104909995", "010490-9995", "010490 9995", "x0104909995", "0104909989"]
        for (index, id) in ids.enumerated() {
            #expect(try store.store(.fact(id)).position.rawValue == UInt64(index))
        }
        for (index, id) in ids.enumerated() {
            #expect(try store.store(.fact(id)).isDuplicate)
            let position = try store.position(of: EventKey(source: "cpr", id: id))
            #expect(position?.rawValue == UInt64(index))
        }
        #expect(try store.log().map(\.key.id) == ids)
    }
}
