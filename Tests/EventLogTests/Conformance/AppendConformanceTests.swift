import EventLog
import EventModel
import Testing

/// What an append stores, and what it refuses, in both stores.
@Suite struct AppendConformanceTests {
    @Test(arguments: StoreKind.allCases)
    func `an empty store has no events and its next position is the first`(
        kind: StoreKind
    ) throws {
        let store = try kind.make().store
        #expect(try store.nextPosition() == .first)
        #expect(try store.log().isEmpty)
        #expect(try store.subjects(from: .registry, limit: 10).isEmpty)
        #expect(try store.stream(of: SubjectID(rawValue: 1)) == nil)
        #expect(try store.events(of: SubjectID(rawValue: 1)).isEmpty)
        #expect(try store.subject(for: TestPersons.alias(0)) == nil)
        #expect(try store.aliases(of: SubjectID(rawValue: 1)).isEmpty)
        #expect(try store.position(of: EventKey(source: "cpr", id: "1")) == nil)
        #expect(try store.sourceName(SourceNumber(rawValue: 0)) == nil)
        #expect(try store.bookmark(named: "feed") == nil)
    }

    @Test(arguments: StoreKind.allCases)
    func `a stored event is read back with all that was said and its place`(
        kind: StoreKind
    ) throws {
        let test = try kind.make()
        let new = try NewEvent.fact("cpr-81", body: [9, 8, 7])
        let placement = try test.store.store(new)
        let subject = SubjectID(rawValue: 1)
        let expected = Event(
            position: .first,
            subject: subject,
            revision: Revision(rawValue: 0),
            recorded: RecordedTime(test.clock.now),
            type: .fact,
            key: new.key,
            registered: new.registered,
            effective: new.effective,
            target: nil,
            body: [9, 8, 7]
        )
        #expect(
            placement
                == Placement(
                    position: .first,
                    subject: subject,
                    revision: Revision(rawValue: 0),
                    recorded: RecordedTime(test.clock.now),
                    isDuplicate: false
                )
        )
        #expect(try test.store.log() == [expected])
        #expect(try test.store.events(of: subject) == [expected])
        #expect(try test.store.subject(for: TestPersons.alias(0)) == subject)
        #expect(try test.store.aliases(of: subject) == [TestPersons.alias(0)])
        #expect(try test.store.position(of: new.key) == .first)
    }

    @Test(arguments: StoreKind.allCases)
    func `an event without an effective time, with an empty body, is read back so`(
        kind: StoreKind
    ) throws {
        let store = try kind.make().store
        _ = try store.store(.fact("1", effective: nil, body: []))
        let event = try #require(try store.log().first)
        #expect(event.effective == nil)
        #expect(event.body.isEmpty)
    }

    @Test(arguments: StoreKind.allCases)
    func `several events of several subjects are stored in one step, in order`(
        kind: StoreKind
    ) throws {
        let store = try kind.make().store
        let placements = try store.store([
            .fact("1", person: 0), .fact("2", person: 1), .fact("3", person: 0),
            .fact("4", destination: .subject(.registry)),
        ])
        #expect(placements.map(\.position.rawValue) == [0, 1, 2, 3])
        #expect(placements.map(\.subject.rawValue) == [1, 2, 1, 0])
        #expect(placements.map(\.revision.rawValue) == [0, 0, 1, 0])
        #expect(placements.allSatisfy { !$0.isDuplicate })
    }

    @Test(arguments: StoreKind.allCases)
    func `when one event of a request is refused nothing of it is stored`(
        kind: StoreKind
    ) throws {
        let store = try kind.make().store
        _ = try store.store(.fact("0", person: 5))
        let refusal = try store.refusal([
            .fact("1", source: "new-source", person: 0),
            .fact("2", person: 1, furtherAlias: TestPersons.alias(2)),
            .fact("3", destination: .subject(SubjectID(rawValue: 99))),
        ])
        #expect(refusal == .unknownSubject(SubjectID(rawValue: 99)))
        #expect(try store.nextPosition() == Position(rawValue: 1))
        #expect(try store.position(of: EventKey(source: "new-source", id: "1")) == nil)
        #expect(try store.position(of: EventKey(source: "cpr", id: "2")) == nil)
        for person in 0...2 {
            #expect(try store.subject(for: TestPersons.alias(person)) == nil)
        }
        #expect(try store.subjects(from: .registry, limit: 10) == [SubjectID(rawValue: 1)])
        #expect(try store.sourceName(SourceNumber(rawValue: 1)) == nil)
        // The refused keys and persons can be used as if nothing had happened.
        let placements = try store.store([.fact("2", person: 1), .fact("3", person: 0)])
        #expect(placements.map(\.position.rawValue) == [1, 2])
        #expect(placements.map(\.subject.rawValue) == [2, 3])
    }

    @Test(arguments: StoreKind.allCases)
    func `requests of one submission are atomic each, with an outcome each`(
        kind: StoreKind
    ) throws {
        let store = try kind.make().store
        let outcomes = try store.append([
            AppendRequest([try .fact("1")]),
            AppendRequest([]),
            AppendRequest([try .fact("2"), try .fact("2", person: 1)]),
            AppendRequest([try .fact("3", person: 1)]),
        ])
        #expect(outcomes.count == 4)
        #expect(outcomes[1] == .refused(.empty))
        #expect(outcomes[2] == .refused(.repeatedKey(try EventKey(source: "cpr", id: "2"))))
        guard case .stored(let placements) = outcomes[3] else {
            Issue.record("the fourth request is stored")
            return
        }
        #expect(placements.map(\.position.rawValue) == [1])
        #expect(try store.log().map(\.key.id) == ["1", "3"])
    }

    @Test(arguments: StoreKind.allCases)
    func `a later request of a submission sees what an earlier one stored`(
        kind: StoreKind
    ) throws {
        let store = try kind.make().store
        let person = StreamName.person(TestPersons.alias(0))
        let outcomes = try store.append([
            AppendRequest(
                [try .fact("1", furtherAlias: TestPersons.alias(1))],
                expecting: [Expectation(person, .none)]
            ),
            AppendRequest(
                [try .fact("2", person: 1)],
                expecting: [Expectation(person, .exactly(Revision(rawValue: 0)))]
            ),
            AppendRequest(
                [try .fact("3", destination: .subject(SubjectID(rawValue: 1)))],
                expecting: [Expectation(person, .none)]
            ),
            AppendRequest([try .fact("1", furtherAlias: TestPersons.alias(1))]),
            AppendRequest([
                try .fact(
                    "5",
                    destination: .subjectOfTarget,
                    target: .key(EventKey(source: "cpr", id: "2"))
                )
            ]),
        ])
        let first = SubjectID(rawValue: 1)
        let log = try store.log()
        #expect(log.map(\.key.id) == ["1", "2", "5"])
        #expect(log.map(\.subject) == [first, first, first])
        #expect(
            outcomes[2]
                == .refused(
                    .conflict(
                        subject: first,
                        expected: .none,
                        actual: Revision(rawValue: 1),
                        events: Array(log[..<2])
                    )
                )
        )
        guard case .stored(let repeated) = outcomes[3] else {
            Issue.record("the repeated request is a duplicate")
            return
        }
        #expect(repeated.map(\.isDuplicate) == [true])
        #expect(repeated.map(\.position) == [.first])
        #expect(log[2].target == Position(rawValue: 1))
    }

    @Test(arguments: StoreKind.allCases)
    func `an event for the registry needs no person and is read back`(kind: StoreKind) throws {
        let store = try kind.make().store
        _ = try store.store(.fact("model-1", destination: .subject(.registry), body: [5]))
        #expect(try store.events(of: .registry).map(\.body) == [[5]])
        #expect(try store.subjects(from: .registry, limit: 10) == [.registry])
        #expect(try store.log().map(\.subject) == [.registry])
    }

    @Test(arguments: StoreKind.allCases)
    func `an event that is too large is refused`(kind: StoreKind) throws {
        let store = try kind.make().store
        let body = [UInt8](repeating: 1, count: AppendRefusal.maximumPayloadByteCount)
        let event = try NewEvent.fact("big", body: body)
        #expect(
            try store.refusal([event]) == .tooLarge(event.key, byteCount: body.count + 3 + 64)
        )
        let largest = try NewEvent.fact("big", body: Array(body.dropLast(3 + 64)))
        #expect(try store.store(largest).position == .first)
        #expect(try store.log().first?.body == largest.body)
    }

    @Test(arguments: StoreKind.allCases)
    func `a registered time after the store's clock is refused, one at the clock is not`(
        kind: StoreKind
    ) throws {
        let test = try kind.make()
        let now = test.clock.now.microseconds
        let late = try NewEvent.fact("1", registered: now + 1)
        #expect(try test.store.refusal([late]) == .registeredInFuture(late.key))
        #expect(try test.store.store(.fact("2", registered: now)).position == .first)
        test.clock.move(by: 1)
        #expect(try test.store.store(late).position == Position(rawValue: 1))
    }
}
